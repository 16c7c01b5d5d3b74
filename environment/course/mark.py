"""Marks a folder of hand-ins; called by environment/mark, which sets everything up."""

import argparse
import concurrent.futures
import csv
import hashlib
import io
import os
import re
import shutil
import sys
import tempfile
import threading
from pathlib import Path

import feedback
import hand_ins
import marking
import selection
import writing
from assignment import Assignment, Refused
from java import Java
from judge import Judge
from progress import printable, say
from sandbox import Sandbox, Unavailable

COLUMNS = ("student", "assignment", "points", "of", "by_hand", "checks", "reason", "file")


def main():
    arguments = parsed()
    try:
        mark_all(arguments)
    except (Refused, Unavailable, writing.WriteError) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        say("\nStopped; nothing was written.")
        os._exit(130)


def parsed():
    parser = argparse.ArgumentParser()
    parser.add_argument("--solutions", type=Path, required=True)
    parser.add_argument("--reference", type=Path, required=True, help="a folder with data that notebooks read from ../reference")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--time", type=seconds, required=True)
    parser.add_argument("--memory", type=int, required=True, help="in megabytes")
    parser.add_argument("--jobs", type=int, required=True)
    parser.add_argument("folder", type=Path)
    return parser.parse_args()


def seconds(text):
    if not re.fullmatch(r"\d+(\.\d+)?s?", text) or not float(text.rstrip("s")) > 0:
        sys.exit("--time needs a positive number of seconds, for example 300, got %s." % text)
    return float(text.rstrip("s"))


def mark_all(arguments):
    if not arguments.folder.is_dir():
        sys.exit("There is no folder %s." % arguments.folder)
    writing.require(arguments.out)
    java = Java.from_environment()
    sandbox = Sandbox(java, arguments.reference.resolve(), arguments.time, arguments.memory << 20)
    sandbox.require()
    assignments = {path.stem: Assignment(path, java) for path in selection.in_folder(arguments.solutions.resolve())}
    found = hand_ins.find(arguments.folder.resolve(), assignments)
    if not found:
        sys.exit("There is no notebook (*.ipynb) in %s." % arguments.folder)
    with Judges(java, arguments.reference) as judges:
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            coming = [pool.submit(marked, one, sandbox, judges) for one in found]
            try:
                marks = [told(each.result()) for each in coming]
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    write(marks, arguments.out)


def marked(hand_in, sandbox, judges):
    return marking.mark(hand_in, sandbox, judges.of)


def told(mark):
    name = mark.hand_in.assignment.name if mark.hand_in.assignment else mark.hand_in.path.name
    reason = mark.reason()
    say(printable("%-24s %-32s %4g of %g%s" % (mark.hand_in.student, name, mark.points, mark.of, "   " + reason if reason else "")))
    return mark


class Judges:
    """Those that were needed, each of which stays for the whole class."""

    def __init__(self, java, reference):
        self.java = java
        self.lock = threading.Lock()
        self.judges = {}
        self.place = tempfile.mkdtemp(prefix="inverserg-judge-")
        self.folder = os.path.join(self.place, "assignments")
        os.mkdir(self.folder)
        if reference.is_dir():
            os.symlink(reference.resolve(), os.path.join(self.place, "reference"))

    def of(self, assignment):
        with self.lock:
            if assignment.name not in self.judges:
                self.judges[assignment.name] = Judge(assignment, self.java, self.folder)
            return self.judges[assignment.name]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for judge in self.judges.values():
            judge.close()
        shutil.rmtree(self.place, ignore_errors=True)


def write(marks, folder):
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(map(row, marks))
    writing.write(folder / "marks.csv", text.getvalue())
    students = {}
    for mark in marks:
        students.setdefault(mark.hand_in.student, []).append(mark)
    for student, own in students.items():
        writing.write(folder / "feedback" / (file_name(student) + ".html"), feedback.page(student, own))
    say("\nMarks: %s\nFeedback: %s" % (printable(folder / "marks.csv"), printable(folder / "feedback")))


def row(mark):
    assignment = mark.hand_in.assignment
    checks = "; ".join("%s %g/%g" % (check.name, check.points, check.of) for check in mark.checks)
    return [cell(mark.hand_in.student), assignment.name if assignment else "", "%g" % mark.points, "%g" % mark.of,
            "%g" % assignment.points_by_hand() if assignment else "", cell(checks), cell(mark.reason()), cell(mark.hand_in.path.name)]


def cell(text):
    """A text that no spreadsheet takes for a formula."""
    text = printable(text)
    return "'" + text if text[:1] in "=+-@" and text else text


def file_name(student):
    plain = re.sub(r"[^\w.-]", "_", student).lstrip(".")
    return plain if plain == student else "%s-%s" % (plain, hashlib.sha256(os.fsencode(student)).hexdigest()[:6])


if __name__ == "__main__":
    main()
