"""The judge of an assignment: a program that knows what is right, and runs nothing of a student's."""

import contextlib
import json
import os
import subprocess
import threading

import program
from assignment import Refused


class Judge:
    """Starts with the teacher's notebook, whose own answers must get all points."""

    def __init__(self, assignment, java, folder):
        self.lock = threading.Lock()
        command = java.program("Judge", "-Xmx" + os.environ["KERNEL_HEAP"])
        self.process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        encoding="utf-8")
        answer = self._ask({"steps": program.of_teacher(assignment)})
        if "refused" in answer:
            self.close()
            raise Refused("The solution %s cannot judge: %s" % (assignment.path, answer["refused"]))

    def _ask(self, question):
        try:
            self.process.stdin.write(json.dumps(question) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise Refused("The program that judges has ended early, as a lack of memory makes it; INVERSERG_HEAP gives it more than %s."
                          % os.environ["KERNEL_HEAP"])
        return json.loads(line)

    def judged(self, answers):
        """What is said of each check by its key: name, points, of, message, hint."""
        with self.lock:
            return self._ask(answers)

    def close(self):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait()
