"""The mark of one hand-in, with its reasons."""

import math
from collections import namedtuple

import program

# What is said of a check: its name, the points given and those there are, what is right or wrong, and whether it is hidden from students.
Said = namedtuple("Said", "name points of advice hidden")
# A cell that failed: its name, what is said of it in a line, and what Java said.
Failure = namedtuple("Failure", "cell summary report")

UNANSWERED = "not answered yet"
NUMBER_WORDS = ("NaN", "Infinity", "-Infinity")


class Mark:
    """What a hand-in gets."""

    def __init__(self, hand_in, checks, of, remarks, failures=()):
        self.hand_in = hand_in
        self.checks = checks
        self.points = sum(check.points for check in checks)
        self.of = of
        self.remarks = remarks
        self.failures = failures

    def reason(self):
        """In one line, empty where everything ran to its end."""
        return "; ".join([*self.remarks, *(failure.summary for failure in self.failures)])


def mark(hand_in, sandbox, judge_of):
    """judge_of: gives the judge of an assignment."""
    assignment = hand_in.assignment
    if assignment is None:
        return Mark(hand_in, [], 0, [hand_in.reason or "its name is that of no assignment"])
    if hand_in.notebook is None:
        said = judge_of(assignment).judged({})
        return Mark(hand_in, judged(assignment, said, {}), assignment.points(), [hand_in.reason])
    steps, remarks = program.of_student(assignment, hand_in.notebook)
    sent = [{name: step[name] for name in ("name", "code", "key") if name in step} for step in steps]
    lines, ended = sandbox.run("HandIn", {"limit": round(sandbox.seconds * 500), "steps": sent})
    course = Course(steps, lines, ended, sandbox)
    said = judge_of(assignment).judged(course.answers)
    return Mark(hand_in, judged(assignment, said, course.problems), assignment.points(), remarks + course.remarks, course.failures)


class Course:
    """What a program has told of a hand-in, none of which is believed to be more than answers."""

    def __init__(self, steps, lines, ended, sandbox):
        self.steps = steps
        self.sandbox = sandbox
        self.answers = {}
        self.problems = {}
        self.failures = []
        self.remarks = []
        last = -1
        for line in lines:
            number = line.get("at")
            if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < len(steps):
                last = max(last, number)
                self._take(steps[number], line)
        if ended is not None:
            self.remarks.append(ended + self._at(last))
        elif not any(line.get("end") is True for line in lines):
            self.remarks.append("its program ended early%s, as System.exit, a crash and a lack of memory make it" % self._at(last))

    def _at(self, last):
        return " in " + self.steps[last]["name"] if last >= 0 else ""

    def _take(self, step, line):
        key = step.get("key")
        if "failure" in line:
            kind, report = str(line["failure"])[:100], str(line.get("report", ""))[:4000]
            if key is None:
                summary = "%s %s" % (step["name"], self._summary(kind))
                self.failures.append(Failure(step["name"], summary, summary if kind == "Timeout" else report))
            else:
                self.problems[key] = "it could not be computed (%s)" % kind
        elif key is not None and "value" in line:
            value, other = plain(line["value"])
            if value is not None:
                self.answers[key] = value
            else:
                self.problems[key] = "it is an object of class %s, which no check compares" % other

    def _summary(self, kind):
        if kind == "Timeout":
            return "took longer than %g s, and was stopped" % (self.sandbox.seconds / 2)
        return "does not compile" if kind == "CompileError" else "fails with " + kind


def judged(assignment, said, problems):
    return [of_check(check, hidden(assignment, key), problems.get(key)) for key, check in said.items()]


def hidden(assignment, key):
    name, statement, check = key.rsplit(".", 2)
    return assignment.checks[name][int(statement)]["checks"][int(check)]["line"] in assignment.hidden[name]


def of_check(check, is_hidden, problem):
    if problem is not None and check["points"] < check["of"]:
        advice = problem
    elif is_hidden and check["message"] != UNANSWERED:
        # How far off an answer is would tell the right one.
        advice = "right" if check["points"] == check["of"] else joined("not as it should be", check["hint"])
    else:
        advice = joined(check["message"], check["hint"])
    return Said(check["name"], check["points"], check["of"], advice, is_hidden)


def joined(message, hint):
    return message + "; " + hint if hint else message


def plain(value):
    """An answer of which every part is plain data, or None and the name of its class."""
    if not isinstance(value, dict):
        return None, "unknown"
    if set(value) in ({"value", "error", "systematic"}, {"number"}) and all(map(is_number, value.values())):
        return value, None
    if set(value) == {"truth"} and isinstance(value["truth"], bool) or set(value) == {"text"} and isinstance(value["text"], str):
        return value, None
    if set(value) == {"numbers"} and isinstance(value["numbers"], list) and all(map(is_number, value["numbers"])):
        return value, None
    if set(value) == {"missing"}:
        return {"missing": True}, None
    return None, str(value.get("other", "unknown"))[:100]


def is_number(value):
    if isinstance(value, str):
        return value in NUMBER_WORDS
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= 1.8e308 and math.isfinite(value)
