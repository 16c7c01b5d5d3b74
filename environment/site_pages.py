"""The site of executed notebooks: pages that need no network, a page that links them, the table of agreement.

A notebook says how well it agrees with a paper by an output of type AGREEMENT: a JSON array of objects with the keys COLUMNS.
"""

import csv
import html
import json
import os
import shutil
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter

AGREEMENT = "application/vnd.inverserg.agreement+json"
COLUMNS = ("paper", "item", "quantity", "paper_value", "paper_error", "value", "error", "sigma", "percent", "note")
SHOWN = ("paper", "item", "quantity", "published", "ours", "σ", "%", "note")

# Formulas are drawn as SVG: fonts that a page loads do not work everywhere when it is opened as a file.
MATHJAX = ("MathJax.js", "config/TeX-AMS_SVG-full.js", "config/Safe.js", "extensions", "jax/element", "jax/input/TeX",
           "jax/output/SVG/config.js", "jax/output/SVG/jax.js", "jax/output/SVG/autoload", "jax/output/SVG/fonts/TeX")


class Site:
    """The folder target/site. Notebooks of earlier runs stay, so that running one does not take the others away."""

    def __init__(self, folder, mathjax):
        self.folder = folder
        self.mathjax = mathjax
        self.notebooks = folder / "notebooks"

    def clear(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def add(self, place, notebook, seconds, whole):
        """Keeps an executed notebook, whole or as far as it came, and makes its page."""
        notebook.metadata["inverserg"] = {"seconds": round(seconds, 1), "whole": whole, "profile": profile()}
        executed = self.notebooks / place
        executed.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, executed)
        self._copy_mathjax()
        up = "../" * len(place.parts)
        exporter = HTMLExporter(template_name="lab", embed_images=True)
        exporter.mathjax_url = up + "mathjax/MathJax.js?config=TeX-AMS_SVG-full,Safe"
        # Only widgets would need it, and the notebooks have none.
        exporter.require_js_url = "data:text/javascript,"
        page, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": title(notebook, place)}})
        executed.with_suffix(".html").write_text(page, encoding="utf-8")

    def write(self):
        """Writes the start page and agreement.csv from all executed notebooks."""
        self.folder.mkdir(parents=True, exist_ok=True)
        rows = self.agreement()
        with open(self.folder / "agreement.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows({key: "" if value is None else value for key, value in row.items()} for row in rows)
        (self.folder / "index.html").write_text(index_page(self._entries(), rows), encoding="utf-8")

    def agreement(self):
        return [row for _, notebook in self._executed() for row in agreement_of(notebook)]

    def agreement_table(self):
        """The table as text, for the terminal."""
        rows = [shown(row) for row in self.agreement()]
        if not rows:
            return ""
        widths = [max(len(row[i]) for row in rows + [SHOWN]) for i in range(len(SHOWN))]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in [SHOWN] + rows]
        return "\nAgreement with the papers (errors of one sigma)\n\n" + "\n".join(lines) + "\n"

    def _executed(self):
        paths = sorted(self.notebooks.rglob("*.ipynb"), key=lambda path: (len(path.parts), path))
        return [(path, nbformat.read(path, as_version=4)) for path in paths]

    def _entries(self):
        for path, notebook in self._executed():
            place = path.relative_to(self.folder)
            yield {"title": title(notebook, place), "page": place.with_suffix(".html").as_posix(),
                   "place": place.relative_to("notebooks").with_suffix("").as_posix(), **notebook.metadata["inverserg"]}

    def _copy_mathjax(self):
        for name in MATHJAX:
            source, target = self.mathjax / name, self.folder / "mathjax" / name
            if target.exists():
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copyfile(source, target)


def profile():
    return os.environ.get("INVERSERG_PROFILE", "quick")


def title(notebook, place):
    """The first heading of the notebook, else its name."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for line in cell.source.splitlines():
                if line.startswith("#"):
                    return line.lstrip("#").strip()
    return Path(place).stem


def agreement_of(notebook):
    """The rows of one notebook; kernels send the JSON as such or as text."""
    rows = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            payload = output.get("data", {}).get(AGREEMENT)
            if payload is not None:
                rows.extend(json.loads(payload) if isinstance(payload, str) else payload)
    return rows


def shown(row):
    """A row as texts in the order of SHOWN, values with their errors."""
    cells = (row.get("paper"), row.get("item"), row.get("quantity"), measured(row.get("paper_value"), row.get("paper_error")),
             measured(row.get("value"), row.get("error")), rounded(row.get("sigma"), "%+.1f"),
             rounded(row.get("percent"), "%+.2f"), row.get("note"))
    return ["" if cell is None else str(cell) for cell in cells]


def measured(value, error):
    """A value with its error in the last two digits, 1.8056(13)."""
    if not isinstance(value, (int, float)):
        return value
    if not isinstance(error, (int, float)) or not error > 0:
        return "%.6g" % value
    # The exponent is that of the rounded error: 0.0996 has the two digits 10 and not 100.
    decimals = 1 - int(("%.1e" % error).split("e")[1])
    if decimals < 0:
        return "%.0f(%.0f)" % (value, error)
    digits = "%d" % round(error * 10 ** decimals) if error < 1 else "%.*f" % (decimals, error)
    return "%.*f(%s)" % (decimals, value, digits)


def rounded(value, form):
    return form % value if isinstance(value, (int, float)) else value


STYLE = """
:root { color-scheme: light dark; --ink: #1d2430; --paper: #fcfcfa; --line: #d9dce1; --soft: #667085; --link: #1f5fa8; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e7ec; --paper: #15181d; --line: #343a44; --soft: #98a2b3; --link: #8ab8ee; --bad: #f2857d; }
}
body { margin: 0 auto; max-width: 62rem; padding: 3rem 1.5rem; background: var(--paper); color: var(--ink);
       font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.9rem; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; margin: 2.6rem 0 .6rem; }
p { margin: .2rem 0; } .soft { color: var(--soft); } .bad { color: var(--bad); font-weight: 600; }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: .85rem; }
th, td { padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; white-space: nowrap; }
"""


def index_page(entries, rows):
    notebooks = "\n".join(notebook_row(entry) for entry in entries)
    return """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>InverseRG</title>
<style>%s</style>
</head>
<body>
<h1>InverseRG</h1>
<p class="soft">Lattice models, coarse-grained and dreamed up again: the notebooks as they ran.</p>
<h2>Notebooks</h2>
<div class="scroll"><table>
<tr><th>notebook</th><th>file</th><th>statistics</th><th class="number">time</th></tr>
%s
</table></div>
%s
</body>
</html>
""" % (STYLE, notebooks, agreement_section(rows))


def notebook_row(entry):
    time = "%.1f s" % entry["seconds"] if entry["seconds"] < 60 else "%d min %02d s" % divmod(round(entry["seconds"]), 60)
    mark = "" if entry["whole"] else ' <span class="bad">failed</span>'
    return '<tr><td><a href="%s">%s</a>%s</td><td class="soft">%s</td><td class="soft">%s</td><td class="number">%s</td></tr>' % (
        html.escape(entry["page"]), html.escape(entry["title"]), mark, html.escape(entry["place"]), html.escape(entry["profile"]), time)


def agreement_section(rows):
    if not rows:
        return ""
    numbers = {3, 4, 5, 6}
    css = ['class="number"' if i in numbers else "" for i in range(len(SHOWN))]
    head = "".join("<th %s>%s</th>" % (css[i], name) for i, name in enumerate(SHOWN))
    body = "\n".join("<tr>%s</tr>" % "".join(
        "<td %s>%s</td>" % (css[i], html.escape(cell)) for i, cell in enumerate(shown(row))) for row in rows)
    return """<h2>Agreement with the papers</h2>
<p class="soft">Errors are one σ; column σ: the difference in units of both errors combined. Also as <a href="agreement.csv">agreement.csv</a>.</p>
<div class="scroll"><table>
<tr>%s</tr>
%s
</table></div>""" % (head, body)
