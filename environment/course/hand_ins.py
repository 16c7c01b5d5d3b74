"""The files that students have handed in, and whose they are."""

import os
from pathlib import Path

import reading
import schema

LARGEST = 64 << 20


class HandIn:
    """A file, the student that it is of, and the assignment that it belongs to, or why it belongs to none."""

    def __init__(self, path, folder, assignments):
        self.path = path
        self.notebook = None
        self.reason = None
        self._read()
        self.student, self.assignment = self._place(path.relative_to(folder), assignments)

    def _read(self):
        try:
            if self.path.is_symlink():
                raise reading.Unreadable("it is a link to another file")
            if self.path.stat().st_size > LARGEST:
                raise reading.Unreadable("it is larger than %d MB" % (LARGEST >> 20))
            self.notebook = reading.read(self.path)
        except reading.Unreadable as error:
            self.reason = "the file cannot be read as a notebook: %s" % error
        except OSError as error:
            self.reason = "the file cannot be read: %s" % (error.strerror or error)

    def _place(self, place, assignments):
        stem = place.stem
        for name in sorted(assignments, key=len, reverse=True):
            if stem.endswith(name):
                own = stem[:len(stem) - len(name)].rstrip("_-. ")
                return (place.parts[0] if len(place.parts) > 1 else own or "unknown"), assignments[name]
        student = place.parts[0] if len(place.parts) > 1 else stem
        best = max(assignments.values(), key=self._shared) if assignments and self.notebook else None
        return student, best if best is not None and self._shared(best) > 0 else None

    def _shared(self, assignment):
        own = {schema.grade_id(cell) for cell in self.notebook.cells}
        return sum(schema.grade_id(cell) in own for cell in assignment.student.cells if schema.grade_id(cell))


def find(folder, assignments):
    """All hand-ins in a folder in the order of students and assignments; links to other folders are not followed."""
    paths = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ".ipynb_checkpoints" and not name.startswith("."))
        paths += [Path(place) / name for name in files if name.endswith(".ipynb")]
    found = [HandIn(path, folder, assignments) for path in sorted(paths)]
    return sorted(found, key=lambda one: (one.student, one.assignment.name if one.assignment else "", str(one.path)))
