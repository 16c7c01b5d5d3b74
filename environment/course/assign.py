"""Makes the student versions of assignments; called by environment/assign, which sets everything up."""

import argparse
import sys
from pathlib import Path

import reading
import selection
import writing
from assignment import Assignment, Refused
from java import Java
from progress import say


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    folder = (arguments.root / "notebooks" / "assignments").resolve()
    refusals = []
    try:
        writing.require(arguments.out)
        paths = selection.find(folder, arguments.names)
        if not paths:
            sys.exit("There is no assignment in %s." % folder)
        for path in paths:
            try:
                give_out(Assignment(path, Java.from_environment()), arguments.out)
            except Refused as refusal:
                refusals.append(str(refusal))
    except writing.WriteError as error:
        sys.exit(str(error))
    if refusals:
        sys.exit("\n".join(refusals) + "\nNothing was written for %d of %d notebooks." % (len(refusals), len(paths)))


def give_out(assignment, folder):
    path = folder / assignment.path.name
    if path.exists() and path.resolve() == assignment.path.resolve():
        raise Refused("%s would be written over by its student version; give another folder with --out." % path)
    writing.write(path, reading.text_of(assignment.student))
    say("%-44s %d cells to fill, %d points" % (path, *size(assignment)))


def size(assignment):
    found = [cell.metadata.get("nbgrader", {}) for cell in assignment.student.cells]
    return sum(cell.get("solution") is True for cell in found), sum(cell.get("points", 0) for cell in found)


if __name__ == "__main__":
    main()
