"""Compares the notebooks of two sites, as two kernels executed them, value by value: comparison.py SITE SITE.

A value is a cell of a table, a member of a row of the agreement, a line of text, a picture. Only the times in a line that matches TIMING
may differ.
"""

import base64
import json
import re
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import nbformat

# How a notebook says what took how long: a whole line, at its end or of what a spin costs, with other numbers in each run.
TIMING = re.compile(r"(profile (?:quick|full), (?=\d+ s$)|processor time, L = \d+, [^:]+: (?=.* ns$)).*")


def main(folders):
    runs = [executed(Path(folder) / "notebooks") for folder in folders]
    names = [Path(folder).name for folder in folders]
    if not runs[0] and not runs[1]:
        sys.exit("There is nothing to compare: neither %s nor %s holds an executed notebook." % tuple(folders))
    counts, differences = Counter(), []
    for place in sorted(set(runs[0]) | set(runs[1])):
        compare(place, *(dict(values(run[place])) if place in run else {} for run in runs), counts, differences)
    width = max(map(len, names))
    for place, where, first, second in differences:
        print("%s, %s\n    %-*s  %s\n    %-*s  %s" % (place, where, width, names[0], shown(first), width, names[1], shown(second)))
    print("\nNotebooks compared: %d; values compared: %d (%s). %s" % (
        len(set(runs[0]) | set(runs[1])), sum(counts.values()), ", ".join("%s: %d" % (kind, counts[kind]) for kind in sorted(counts)),
        "Different are %d." % len(differences) if differences else "All are equal."))
    sys.exit(1 if differences else 0)


def executed(folder):
    return {path.relative_to(folder).with_suffix("").as_posix(): nbformat.read(path, as_version=4) for path in folder.rglob("*.ipynb")}


def compare(place, first, second, counts, differences):
    for where in [*first, *(key for key in second if key not in first)]:
        counts[where.kind] += 1
        if first.get(where) != second.get(where):
            differences.append((place, where, first.get(where), second.get(where)))


class Where(str):
    """Where in a notebook a value stands, in words, and of which kind it is."""

    kind = "lines of text"

    @classmethod
    def of(cls, kind, words):
        where = cls(words)
        where.kind = kind
        return where


def values(notebook):
    """All values of a notebook: pairs of a Where and something to compare."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, start=1):
        place = "code cell %d of %d" % (number, len(code))
        yield from printed(place, cell.outputs)
        results = [output for output in cell.outputs if output.output_type in ("execute_result", "display_data")]
        yield Where.of("lines of text", place + ", number of results"), len(results)
        for index, result in enumerate(results, start=1):
            yield from of_result("%s, result %d" % (place, index), result)


def printed(place, outputs):
    """Kernels cut what is printed into messages as they like, so only the whole of it counts."""
    for name in ("stdout", "stderr"):
        text = "".join(output.text for output in outputs if output.output_type == "stream" and output.name == name)
        yield from lines(place + ", " + name, text)
    for output in outputs:
        if output.output_type == "error":
            yield Where.of("lines of text", place + ", error"), "%s: %s" % (output.ename, output.evalue)


def of_result(place, result):
    yield Where.of("lines of text", place + ", its MIME types"), sorted(result.data)
    for mime, content in result.data.items():
        where = "%s, %s" % (place, mime)
        if mime.endswith("json"):
            yield from members(where, json.loads(content) if isinstance(content, str) else content)
        elif mime.startswith("image/"):
            yield Where.of("pictures", where), Picture(content)
            yield Where.of("lines of text", where + ", its size"), result.metadata.get(mime)
        elif mime == "text/html":
            yield from of_page(where, content)
        else:
            yield from lines(where, content)


def lines(where, text):
    for number, line in enumerate(text.splitlines(), start=1):
        timing = TIMING.fullmatch(line)
        yield Where.of("lines of text", "%s, line %d" % (where, number)), timing.group(1) + "…" if timing else line


def members(where, rows):
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], start=1):
        for key, value in row.items():
            yield Where.of("members of the agreement", "%s, row %d, %s" % (where, number, key)), value


class Picture:
    """A picture is equal to another if its bytes are; it is told by their number."""

    def __init__(self, content):
        self.bytes = base64.b64decode(content, validate=False)

    def __eq__(self, other):
        return isinstance(other, Picture) and self.bytes == other.bytes

    def __str__(self):
        return "a picture of %d bytes" % len(self.bytes)


def of_page(where, html):
    reader = Cells()
    reader.feed(html)
    reader.close()
    for table, row, column, text in reader.cells:
        yield Where.of("cells of tables", "%s, table %d, row %d, column %d" % (where, table, row, column)), text
    yield from lines(where + ", beside its tables", reader.rest)


class Cells(HTMLParser):
    """The cells of the tables on a page, and the text beside them."""

    def __init__(self):
        super().__init__()
        self.table = self.row = self.column = 0
        self.inside = False
        self.cells = []
        self.rest = ""

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.table, self.row = self.table + 1, 0
        elif tag == "tr":
            self.row, self.column = self.row + 1, 0
        elif tag in ("td", "th"):
            self.column += 1
            self.inside = True
            self.cells.append((self.table, self.row, self.column, ""))

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            *place, text = self.cells[-1]
            self.cells[-1] = (*place, text + data)
        else:
            self.rest += data


def shown(value):
    return "(nothing)" if value is None else str(value)[:200]


if __name__ == "__main__":
    main(sys.argv[1:])
