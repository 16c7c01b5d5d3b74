"""The words in cells by which a teacher says what students do not get; nbgrader has the same."""

import re

WORDS = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS)\b")
STUB = "// YOUR CODE HERE"


class Unbalanced(Exception):
    """A region has no beginning or no end; the message says which."""


def for_students(source):
    """The text of a cell without its solutions, in place of each of which the student is asked for one, and without hidden tests."""
    lines = []
    for line, region, first in regions(source):
        if region is None:
            lines.append(line)
        elif region == "SOLUTION" and first:
            lines.append(line[:len(line) - len(line.lstrip())] + STUB)
    return "\n".join(lines)


def hidden_lines(source):
    """The numbers, from 1, of the lines that are hidden tests."""
    return {number for number, (_, region, _) in enumerate(regions(source), start=1) if region == "HIDDEN TESTS"}


def has(source, region):
    return any(found == region for _, found, _ in regions(source))


def regions(source):
    """Each line with the region that it lies in, or None, and whether it begins it; the lines with the words are part of it."""
    found, open_region = [], None
    for number, line in enumerate(source.split("\n"), start=1):
        word = WORDS.search(line)
        begins = bool(word) and word.group(1) == "BEGIN"
        if begins and open_region:
            raise Unbalanced("line %d begins %s, and %s has not ended" % (number, word.group(2), open_region))
        if word and not begins and open_region != word.group(2):
            raise Unbalanced("line %d ends %s, which has not begun" % (number, word.group(2)))
        if begins:
            open_region = word.group(2)
        found.append((line, open_region, begins))
        if word and not begins:
            open_region = None
    if open_region:
        raise Unbalanced("%s begins and does not end" % open_region)
    return found
