"""nbgrader's metadata of cells, schema version 3: what must hold so that a course on nbgrader takes a notebook as it is."""

import re

VERSION = 3
FLAGS = ("grade", "solution", "locked", "task")
REQUIRED = ("schema_version", "grade_id", *FLAGS)
KNOWN = {*REQUIRED, "points", "cell_type", "checksum"}
ID = re.compile(r"[a-zA-Z0-9_\-]+")


def of(cell):
    """The metadata of a cell, empty where nbgrader has nothing to do with it. A hand-in may hold anything."""
    found = cell.metadata.get("nbgrader") if isinstance(cell.metadata, dict) else None
    return found if isinstance(found, dict) else {}


def grade_id(cell):
    found = of(cell).get("grade_id")
    return found if isinstance(found, str) else None


def is_check(cell):
    """Whether its points are given by a program."""
    return cell.cell_type == "code" and of(cell).get("grade") is True and of(cell).get("solution") is False


def by_hand(cell):
    """The points that a person gives for a cell."""
    found = of(cell)
    return found["points"] if found.get("grade") is True and not is_check(cell) else 0


def problems(notebook):
    """What is wrong with the metadata of a notebook, a line each."""
    found, seen = [], set()
    for number, cell in enumerate(notebook.cells, start=1):
        if "nbgrader" in cell.metadata:
            found += ["cell %d: %s" % (number, problem) for problem in problems_of(cell)]
            name = grade_id(cell)
            if name is not None and name in seen:
                found.append("cell %d: the grade_id %s is there twice" % (number, name))
            seen.add(name)
    return found


def problems_of(cell):
    found = cell.metadata["nbgrader"]
    if not isinstance(found, dict):
        return ["its nbgrader metadata must be an object"]
    lacking = [key for key in REQUIRED if key not in found]
    if lacking:
        return ["its nbgrader metadata lacks " + ", ".join(lacking)]
    rules = [
        (set(found) <= KNOWN, "it has unknown keys: " + ", ".join(sorted(set(found) - KNOWN))),
        (is_int(found["schema_version"]) and found["schema_version"] == VERSION, "schema_version must be %d" % VERSION),
        (isinstance(found["grade_id"], str) and ID.fullmatch(found["grade_id"]),
         "grade_id must be letters, digits, _ and -, got %r" % (found["grade_id"],)),
        (all(isinstance(found[flag], bool) for flag in FLAGS), "%s must be true or false" % ", ".join(FLAGS)),
        (found.get("cell_type", cell.cell_type) == cell.cell_type, "cell_type must be that of the cell, " + cell.cell_type),
        *points_rules(cell, found),
        *kind_rules(cell, found),
    ]
    return [problem for holds, problem in rules if not holds]


def points_rules(cell, found):
    points = found.get("points")
    number = isinstance(points, (int, float)) and not isinstance(points, bool)
    graded = found["grade"] is True or found["task"] is True
    return [
        (not graded or number and points >= 0, "a graded cell must have points, 0 or more, got %r" % (points,)),
        (graded or "points" not in found, "only a graded cell has points"),
    ]


def kind_rules(cell, found):
    grade, solution, locked, task = (found[flag] for flag in FLAGS)
    return [
        (not (solution and locked), "a cell to fill cannot be locked"),
        (not (grade and not solution) or locked, "a cell of checks must be locked"),
        (not (grade and not solution) or cell.cell_type == "code", "a cell of checks must be a code cell"),
        (not (cell.cell_type == "markdown" and solution) or grade or task, "a text to write must be graded"),
        (not task or cell.cell_type == "markdown" and not grade and not solution, "a task must be a text, neither graded nor a solution"),
        (cell.cell_type in ("code", "markdown") or not (grade or solution or task), "a raw cell can only be locked"),
    ]


def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool)
