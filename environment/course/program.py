"""A hand-in as the steps that are run: the student's cells, what is locked as it was given out, and the values that checks ask for."""

import schema


class Steps:
    """The steps of one notebook, and the checks among them by their keys."""

    def __init__(self, assignment):
        self.assignment = assignment
        self.steps = []
        self.later = []

    def code(self, name, source):
        if source.strip():
            self.steps.append({"name": name, "code": source})

    def checks_of(self, name, keep):
        """
        The statements of a cell of checks.

        keep: makes a step of the key and the parts of a check
        """
        hidden = self.assignment.hidden[name]
        for number, statement in enumerate(self.assignment.checks[name]):
            if not statement["speaksOfChecks"] and (statement["line"] not in hidden or keep is whole):
                self.code("the cell " + name, statement["code"])
            for index, check in enumerate(statement["checks"]):
                # Hidden values are asked for when all cells have run.
                steps = self.later if check["line"] in hidden and keep is not whole else self.steps
                steps.append(keep("%s.%d.%d" % (name, number, index), check))


def whole(key, check):
    """For the judge, who knows what is right."""
    return {"key": key, "name": "the check " + key, "before": check["before"], "answer": check["answer"], "after": check["after"]}


def value(key, check):
    """For a student's program, which does not."""
    return {"key": key, "name": "a check", "code": check["answer"]}


def of_teacher(assignment):
    steps = Steps(assignment)
    for number, cell in enumerate(assignment.notebook.cells, start=1):
        if schema.is_check(cell):
            steps.checks_of(schema.grade_id(cell), whole)
        elif cell.cell_type == "code":
            steps.code("cell %d" % number, cell.source)
    return steps.steps


def of_student(assignment, notebook):
    """The steps of a hand-in, and what is missing in it."""
    steps = Steps(assignment)
    known = {schema.grade_id(cell): cell for cell in assignment.student.cells if schema.grade_id(cell) and cell.cell_type == "code"}
    places, lost = placed(assignment, known, notebook)
    for number, name, cell in places:
        locked = name is not None and schema.of(known[name]).get("locked") is True
        if name in assignment.checks:
            steps.checks_of(name, value)
        else:
            steps.code("cell %d" % number if number else "the cell " + name, known[name].source if locked else cell.source)
    missing = [name for name in lost if schema.of(known[name]).get("solution") is True]
    remarks = ["the cell %s, which was to be filled, is not there" % name for name in missing]
    changed = len(lost) - len(missing)
    if changed:
        remarks.append("%d of the cells that were given out are not there; they are marked all the same" % changed)
    return steps.steps + steps.later, remarks


def placed(assignment, known, notebook):
    """
    The code cells of a hand-in in their order: number, grade_id or None, cell. What was lost stands behind what was given out before it.

    A cell is known by its grade_id, or, where its metadata was lost, by its own id; a copy of one is a cell like any other.
    """
    by_id = {cell.get("id"): name for name, cell in known.items() if cell.get("id")}
    found, seen = [], set()
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "code":
            name = schema.grade_id(cell) or by_id.get(cell.get("id"))
            is_copy = name in seen
            if is_copy and schema.of(known[name]).get("locked") is True:
                continue
            name = None if is_copy or name not in known else name
            seen.add(name)
            found.append((number, name, cell))
    lost = [name for name in known if name not in seen]
    order = list(known)
    for name in lost:
        before = set(order[:order.index(name)])
        place = max((index for index, (_, other, _) in enumerate(found) if other in before), default=-1) + 1
        found.insert(place, (0, name, known[name]))
    return found, lost
