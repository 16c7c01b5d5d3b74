"""Which notebooks are meant by the words on the command line, and where they stand on the site."""

import hashlib
import os
import sys
from pathlib import Path


def find(folder, names):
    """The notebooks meant by the names: paths, names below the folder notebooks/, folders; all without names."""
    if not names:
        return in_folder(folder)
    found = []
    for name in names:
        found.extend(path for path in matches(folder, name) if path not in found)
    return found


def in_folder(folder):
    paths = (path for path in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts and os.path.isfile(path))
    return sorted(paths, key=lambda path: (len(path.relative_to(folder).parts), path))


def matches(folder, name):
    for base in (Path.cwd(), folder.parent, folder):
        path = resolved(base / os.path.expanduser(name))
        if os.path.isdir(path) and in_folder(path):
            return in_folder(path)
        for candidate in (path, path.with_name(path.name + ".ipynb")):
            if candidate.suffix == ".ipynb" and os.path.isfile(candidate):
                return [candidate]
    known = ", ".join(str(path.relative_to(folder).with_suffix("")) for path in in_folder(folder)) or "none yet"
    sys.exit("There is no notebook %s; those in notebooks/ are: %s" % (name, known))


def resolved(path):
    """The path without links among its folders; a notebook that is a link itself stands where the link does."""
    path = Path(os.path.abspath(path))
    return Path(os.path.realpath(path.parent)) / path.name


class Places:
    """Where notebooks stand on the site: those of notebooks/ as they stand there, others on top; each has a page of its own."""

    def __init__(self, folder, site):
        self.folder = folder
        self.site = site
        self.taken = {}

    def of(self, path):
        try:
            return path.relative_to(self.folder)
        except ValueError:
            pass
        own = origin(path)
        place = Path(path.name)
        if not self._free(place, own):
            place = Path("%s-%s%s" % (path.stem, own, path.suffix))
        self.taken[str(place).casefold()] = own
        return place

    def _free(self, place, own):
        """Whether neither a notebook of notebooks/ nor another one from elsewhere has the place."""
        return not (self.folder / place).exists() and self.taken.get(str(place).casefold(), own) == own \
            and self.site.origin_at(place) in (None, own)


def origin(path):
    """A short sign for a path, which says nothing about the machine."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]
