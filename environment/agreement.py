"""The numbers of the papers beside those found in notebooks.

A notebook says how well it agrees with a paper by an output of type AGREEMENT: a JSON array of objects with the keys COLUMNS.
"""

import csv
import io
import json
import math

AGREEMENT = "application/vnd.inverserg.agreement+json"
COLUMNS = ("paper", "item", "quantity", "paper_value", "paper_error", "value", "error", "sigma", "percent", "note")
SHOWN = ("paper", "item", "quantity", "published", "ours", "σ", "%", "", "note")
LEGEND = (("within1", "● within 1σ"), ("within2", "◐ within 2σ"), ("beyond", "○ beyond"))


def rows_of(notebook):
    """The rows of one executed notebook; kernels send the JSON as such or as text."""
    rows = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            payload = output.get("data", {}).get(AGREEMENT)
            if payload is not None:
                rows.extend(checked(json.loads(payload) if isinstance(payload, str) else payload))
    return rows


def checked(rows):
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("an output of type %s must be a list of objects" % AGREEMENT)
    return rows


def as_csv(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: "" if value is None else value for key, value in row.items()} for row in rows)
    return text.getvalue()


def as_text(rows):
    """The table for the terminal."""
    if not rows:
        return ""
    cells = [shown(row) for row in rows]
    widths = [max(len(row[i]) for row in cells + [SHOWN]) for i in range(len(SHOWN))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in [SHOWN] + cells]
    legend = "   ".join(text for _, text in LEGEND)
    return "\nAgreement with the papers (errors of one sigma)\n\n" + "\n".join(lines) + "\n" + legend + "\n"


def distance(row):
    """How far apart the numbers are: the name of an entry of LEGEND, or nothing where that is unknown."""
    sigma = row.get("sigma")
    if not number(sigma):
        return ""
    return "within1" if abs(sigma) <= 1 else "within2" if abs(sigma) <= 2 else "beyond"


def mark(row):
    """A sign for the distance that can be told apart without colours."""
    return dict(LEGEND).get(distance(row), " ")[0]


def shown(row):
    """A row as texts in the order of SHOWN, values with their errors."""
    cells = (row.get("paper"), row.get("item"), row.get("quantity"), measured(row.get("paper_value"), row.get("paper_error")),
             measured(row.get("value"), row.get("error")), rounded(row.get("sigma"), "%+.1f"),
             rounded(row.get("percent"), "%+.2f"), mark(row), row.get("note"))
    return ["" if cell is None else str(cell) for cell in cells]


def measured(value, error):
    """A value with its error in the last two digits, 1.8056(13)."""
    if not number(value):
        return value
    if not number(error) or not error > 0:
        return "%.6g" % value
    # The exponent is that of the rounded error: 0.0996 has the two digits 10 and not 100.
    decimals = 1 - int(("%.1e" % error).split("e")[1])
    if decimals < 0:
        return "%.0f(%.0f)" % (value, error)
    digits = "%d" % round(error * 10 ** decimals) if error < 1 else "%.*f" % (decimals, error)
    return "%.*f(%s)" % (decimals, value, digits)


def rounded(value, form):
    return form % value if number(value) else value


def number(value):
    """Whether it is a number with digits: JSON from Python or Java has NaN and Infinity too."""
    return isinstance(value, (int, float)) and math.isfinite(value)
