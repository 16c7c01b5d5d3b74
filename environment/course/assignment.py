"""The teacher's notebook of an assignment, and the version of it that students get."""

import copy
import re

import markers
import reading
import schema

# Hints open on demand, one after the other, and not when the page is opened.
OPEN = re.compile(r"<details\s+open\b[^>]*>", re.IGNORECASE)
LEAK = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS)")


class Refused(Exception):
    """The notebook makes no assignment; the message says why."""


class Assignment:
    """A teacher's notebook that was looked at as a whole."""

    def __init__(self, path, java):
        """java: takes cells of checks apart."""
        self.name = path.stem
        self.path = path
        try:
            self.notebook = reading.read(path)
        except reading.Unreadable as error:
            raise Refused("%s cannot be read as a notebook: %s." % (path, error)) from error
        self._refuse(schema.problems(self.notebook))
        self._refuse(list(marker_problems(self.notebook)))
        self.hidden = {schema.grade_id(cell): markers.hidden_lines(cell.source) for cell in self.notebook.cells if schema.is_check(cell)}
        self.checks = self._checks(java)
        self.student = for_students(self.notebook)
        self._refuse(leaks(self.notebook, self.student) + schema.problems(self.student))
        self._refuse(list(broken(self.student, java)))

    def _checks(self, java):
        """The statements of each cell of checks, by grade_id, as the compiler reads them."""
        cells = [cell for cell in self.notebook.cells if schema.is_check(cell)]
        statements, problems = {}, []
        for cell, parts in zip(cells, java.statements([cell.source for cell in cells])):
            name = schema.grade_id(cell)
            if "error" in parts:
                problems.append("%s: %s" % (name, parts["error"]))
                continue
            statements[name] = parts["statements"]
            points = sum(check["points"] for statement in parts["statements"] for check in statement["checks"])
            if points != schema.of(cell)["points"]:
                problems.append("%s: its points are %g, and those of its checks %d together" % (name, schema.of(cell)["points"], points))
        self._refuse(problems)
        if not cells:
            self._refuse(["there is no cell of checks: one with nbgrader metadata, grade true and solution false"])
        return statements

    def points(self):
        """Those that checks give."""
        return sum(schema.of(cell)["points"] for cell in self.notebook.cells if schema.is_check(cell))

    def points_by_hand(self):
        return sum(schema.by_hand(cell) for cell in self.notebook.cells)

    def _refuse(self, problems):
        if problems:
            raise Refused("%s is no assignment:\n%s" % (self.path, "\n".join("  " + problem for problem in problems)))


def marker_problems(notebook):
    for number, cell in enumerate(notebook.cells, start=1):
        try:
            solution, hidden = markers.has(cell.source, "SOLUTION"), markers.has(cell.source, "HIDDEN TESTS")
        except markers.Unbalanced as error:
            yield "cell %d: %s" % (number, error)
            continue
        to_fill = schema.of(cell).get("solution") is True
        if solution and not to_fill:
            yield "cell %d: it holds a solution, and its metadata does not say so (solution true)" % number
        if to_fill and cell.cell_type == "code" and not solution:
            yield "cell %d: it is to be filled and gives its solution away: put // BEGIN SOLUTION … // END SOLUTION around it" % number
        if hidden and not schema.is_check(cell):
            yield "cell %d: hidden tests stand in cells of checks only" % number


def for_students(notebook):
    """A copy without solutions, hidden tests and outputs; ids and metadata stay, by which a hand-in is known again."""
    student = copy.deepcopy(notebook)
    for cell in student.cells:
        cell.source = markers.for_students(cell.source)
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
        else:
            cell.source = "Your answer here." if schema.of(cell).get("solution") is True else OPEN.sub("<details>", cell.source)
        for key in ("execution", "collapsed", "scrolled"):
            cell.metadata.pop(key, None)
    return student


def leaks(notebook, student):
    """Lines of solutions and of hidden tests that students would find elsewhere in their version."""
    given = {line.strip() for cell in student.cells for line in cell.source.split("\n")}
    found = ["the student version still has the marker in: " + line for line in sorted(given) if LEAK.search(line)]
    for number, cell in enumerate(notebook.cells, start=1):
        secret = [line.strip() for line, region, _ in markers.regions(cell.source) if region and not markers.WORDS.search(line)]
        telling = [line for line in secret if line in given and tells(line)]
        found += ["cell %d: students would read this line of it elsewhere: %s" % (number, line) for line in telling]
    return found


def broken(student, java):
    """Cells of checks that are no whole statements any more where their hidden tests were cut."""
    cells = [cell for cell in student.cells if schema.is_check(cell)]
    for cell, parts in zip(cells, java.statements([cell.source for cell in cells])):
        if "error" in parts:
            yield "%s, without its hidden tests: %s" % (schema.grade_id(cell), parts["error"])


def tells(line):
    """Whether a line is more than brackets and single words, which stand anywhere."""
    return not line.startswith("//") and len(re.findall(r"\w+", line)) >= 3 and line.endswith(";")
