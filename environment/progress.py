"""What the terminal shows while notebooks run."""

import os
import sys
import time


def say(text, end="\n"):
    """Prints; that nobody reads it any more, or that its disk is full, does not end the notebooks."""
    try:
        print(text, end=end, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def printable(text):
    """Names of files can hold anything, a terminal cannot."""
    return "".join(sign if sign.isprintable() else "?" for sign in str(text))


class Progress:
    """One line for each notebook; on a terminal it grows while the notebook runs."""

    def __init__(self, name, cells):
        self.name = printable(name.with_suffix(""))
        self.cells = cells
        self.cell = 0
        self.start = time.monotonic()
        self.terminal = sys.stdout.isatty()
        self.show("starting" if self.terminal else "%d cells" % cells)

    def seconds(self):
        return time.monotonic() - self.start

    def next(self):
        self.cell += 1
        if self.terminal:
            self.show("cell %d of %d" % (self.cell, self.cells))

    def end(self, whole):
        where = "in code cell %d of %d" % (self.cell, self.cells) if self.cell else "before its first cell"
        self.show(("done" if whole else "FAILED " + where) + " in %.1f s" % self.seconds())
        if self.terminal:
            say("")

    def show(self, what):
        line = "%-32s %s" % (self.name, what)
        say("\r\033[K" + line if self.terminal else line, end="" if self.terminal else "\n")
