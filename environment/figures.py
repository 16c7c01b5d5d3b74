"""The pictures that the cells of an executed notebook show."""

import base64
from collections import namedtuple

# number: from 1, in the order of the page; heading: under which it stands; png: its bytes; data: the same in Base64.
Figure = namedtuple("Figure", "number heading png data")


def figures_of(notebook):
    figures = []
    heading = ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = last_heading(cell.source) or heading
        for output in cell.get("outputs", []):
            data = output.get("data", {}).get("image/png")
            if data is not None:
                data = "".join("".join(data).split())
                figures.append(Figure(len(figures) + 1, heading, base64.b64decode(data), data))
    return figures


def last_heading(source):
    headings = [line.lstrip("#").strip() for line in source.splitlines() if line.startswith("#")]
    return headings[-1] if headings else ""


def anchor(figure):
    """The name of a figure's place in the notebook's page."""
    return "figure-%d" % figure.number


def with_anchors(page, figures):
    """The page with a name for the place of every figure, so that links can lead there."""
    parts = []
    position = 0
    for figure in figures:
        start = page.find("data:image/png;base64," + figure.data, position)
        tag = page.rfind("<img", position, start) if start >= 0 else -1
        if tag >= 0:
            parts.append(page[position:tag] + '<img id="%s"' % anchor(figure))
            position = tag + len("<img")
    return "".join(parts) + page[position:]
