"""The first page of the site: the notebooks with their pictures, then their numbers beside the papers'."""

import html
import itertools
from pathlib import PurePath

import agreement

# The folders of notebooks in the order in which one may read them, and what the page says of each; others come after these.
FOLDERS = {
    "": ("Notebooks", ""),
    "exploring": ("Exploring", "All that can be typed, a phase transition from nothing, data of your own."),
    "dreaming": ("Dreaming up scale invariance", "The first paper, P1: every figure and table, rebuilt."),
    "field-theory": ("Inverse renormalization group in field theory", "The second paper, P2: every figure and table, rebuilt."),
    "beyond": ("Beyond the papers", "Dreams that are exact, and say how exact they are."),
    "assignments": ("Assignments", "For students, here with their solutions: from an hour to a weekend."),
}

STYLE = """
:root { color-scheme: light dark; --ink: #1d2430; --paper: #fcfcfa; --line: #d9dce1; --soft: #667085; --link: #1f5fa8;
        --bad: #b3261e; --within1: #1a7f4b; --within2: #996300; --beyond: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e7ec; --paper: #15181d; --line: #343a44; --soft: #98a2b3; --link: #8ab8ee;
          --bad: #f2857d; --within1: #5fd39a; --within2: #f0b95a; --beyond: #f2857d; }
}
body { margin: 0 auto; max-width: 62rem; padding: 3rem 1.5rem; background: var(--paper); color: var(--ink);
       font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.9rem; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; margin: 2.6rem 0 .6rem; }
h3 { font-size: 1.05rem; margin: 1.8rem 0 0; }
p { margin: .2rem 0; } .soft { color: var(--soft); } .bad { color: var(--bad); font-weight: 600; }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
.figures { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 1.1rem; margin: .8rem 0 0; padding: 0; list-style: none; }
.figures a { display: block; width: min-content; color: var(--soft); font-size: .8rem; line-height: 1.35; }
.figures img { display: block; max-height: 9rem; max-width: 20rem; margin-bottom: .25rem; border: 1px solid var(--line);
               border-radius: .3rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: .85rem; }
th, td { padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; white-space: nowrap; }
.within1 { color: var(--within1); } .within2 { color: var(--within2); } .beyond { color: var(--beyond); }
td.mark, td.sigma { font-weight: 600; } .legend span { margin-right: 1.2rem; }
"""

PAGE = """<!DOCTYPE html>
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
%s
%s
%s
</body>
</html>
"""


def front_page(entries, rows):
    """
    entries: for each notebook its title, page, place, profile, seconds, whole and figures (picture, link, heading);
    rows: of the agreement.
    """
    return PAGE % (STYLE, agreement_line(rows), notebook_sections(entries), agreement_section(rows))


def agreement_line(rows):
    """How many numbers of the papers were found again, with the way to the table."""
    if not rows:
        return ""
    distances = [agreement.distance(row) for row in rows]
    counts = " · ".join('<span class="%s">%d %s</span>' % (name, distances.count(name), text) for name, text in agreement.LEGEND)
    return '<p>%d <a href="#agreement">numbers of the papers beside ours</a>: %s</p>' % (len(rows), counts)


def notebook_sections(entries):
    """All notebooks under the headings of their folders; within a folder they keep their order."""
    order = {folder: number for number, folder in enumerate(FOLDERS)}
    ordered = sorted(entries, key=lambda entry: (order.get(folder_of(entry), len(order)), folder_of(entry)))
    return "\n".join(folder_section(folder, list(group)) for folder, group in itertools.groupby(ordered, folder_of))


def folder_of(entry):
    parent = PurePath(entry["place"]).parent.as_posix()
    return "" if parent == "." else parent


def folder_section(folder, entries):
    title, text = FOLDERS.get(folder, (folder, ""))
    said = "<p>%s</p>\n" % html.escape(text) if text else ""
    return "<h2>%s</h2>\n%s%s" % (html.escape(title), said, "\n".join(notebook_section(entry) for entry in entries))


def notebook_section(entry):
    mark = "" if entry["whole"] else '<span class="bad">failed</span> · '
    return """<h3><a href="%s">%s</a></h3>
<p class="soft">%s%s · %s statistics · %s</p>
<ul class="figures">%s</ul>""" % (
        html.escape(entry["page"]), html.escape(entry["title"]), mark, html.escape(entry["place"]), html.escape(entry["profile"]),
        duration(entry["seconds"]), "".join(thumbnail(*figure) for figure in entry["figures"]))


def thumbnail(picture, link, heading):
    return '<li><a href="%s"><img src="%s" alt="%s" loading="lazy">%s</a></li>' % (
        html.escape(link), html.escape(picture), html.escape("a figure of the section " + heading), html.escape(heading))


def duration(seconds):
    return "%.1f s" % seconds if seconds < 60 else "%d min %02d s" % divmod(round(seconds), 60)


def agreement_section(rows):
    if not rows:
        return ""
    css = ["", "", "", "number", "number", "number sigma", "number", "mark", ""]
    head = "".join('<th class="%s">%s</th>' % pair for pair in zip(css, agreement.SHOWN))
    body = "\n".join(agreement_row(row, css) for row in rows)
    legend = "".join('<span class="%s">%s</span>' % pair for pair in agreement.LEGEND)
    return """<h2 id="agreement">Agreement with the papers</h2>
<p class="soft">Errors are one σ; column σ: the difference in units of both errors combined. Also as
<a href="agreement.csv">agreement.csv</a>.</p>
<div class="scroll"><table class="agreement">
<tr>%s</tr>
%s
</table></div>
<p class="legend">%s</p>""" % (head, body, legend)


def agreement_row(row, css):
    coloured = ("number sigma", "mark")
    classes = [name + " " + agreement.distance(row) if name in coloured else name for name in css]
    return "<tr>%s</tr>" % "".join('<td class="%s">%s</td>' % (name.strip(), html.escape(cell))
                                   for name, cell in zip(classes, agreement.shown(row)))
