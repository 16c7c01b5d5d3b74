"""One page for each student: what each hand-in gets, and what to look at. It needs no other file and no network."""

import html

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>%(student)s</title>
<style>
:root { color-scheme: light dark; --ink: #1d2430; --paper: #fcfcfa; --line: #d9dce1; --soft: #5d6675; --good: #1a7f4b; --bad: #b3261e;
        --panel: #f3f4f1; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e7ec; --paper: #15181d; --line: #343a44; --soft: #a3adbb; --good: #5fd39a; --bad: #f2857d; --panel: #1d2229; }
}
body { margin: 0 auto; max-width: 50rem; padding: 3rem 1.5rem; background: var(--paper); color: var(--ink);
       font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2.8rem 0 .3rem; }
p { margin: .2rem 0; } .soft { color: var(--soft); } .points { font-variant-numeric: tabular-nums; white-space: nowrap; }
progress { width: 100%%; height: .5rem; accent-color: var(--good); }
.reason { border-left: .25rem solid var(--bad); padding: .3rem .8rem; margin: .8rem 0; background: var(--panel); }
table { border-collapse: collapse; width: 100%%; margin-top: .6rem; }
td, th { padding: .55rem .8rem .55rem 0; border-bottom: 1px solid var(--line); vertical-align: top; text-align: left; }
th { color: var(--soft); font-size: .85rem; } td.points, th.points { text-align: right; padding-right: 0; }
.mark { font-weight: 700; width: 1.2rem; } .good { color: var(--good); } .bad { color: var(--bad); }
summary { cursor: pointer; } pre { background: var(--panel); padding: .7rem; overflow-x: auto; font-size: .85rem; overflow-wrap: normal; }
</style>
</head>
<body>
<h1>%(student)s</h1>
<p class="soft">%(points)s in %(count)s</p>
%(sections)s
</body>
</html>
"""


def page(student, marks):
    points = "%g of %g points" % (sum(mark.points for mark in marks), sum(mark.of for mark in marks))
    count = "one hand-in" if len(marks) == 1 else "%d hand-ins" % len(marks)
    return PAGE % {"student": escape(student), "points": points, "count": count, "sections": "\n".join(map(section, marks))}


def section(mark):
    name = mark.hand_in.assignment.name if mark.hand_in.assignment else mark.hand_in.path.name
    lines = ['<h2>%s</h2>' % escape(name), '<p class="points">%g of %g points</p>' % (mark.points, mark.of)]
    if mark.of:
        lines.append('<progress max="%g" value="%g" aria-label="points"></progress>' % (mark.of, mark.points))
    by_hand = mark.hand_in.assignment.points_by_hand() if mark.hand_in.assignment else 0
    if by_hand:
        lines.append('<p class="soft">%g more points are given by hand.</p>' % by_hand)
    lines += ['<p class="reason">%s.</p>' % escape(remark[:1].upper() + remark[1:]) for remark in mark.remarks]
    lines += map(failure, mark.failures)
    if mark.checks:
        lines.append('<table><thead><tr><th></th><th>Check</th><th>What to look at</th><th class="points">Points</th></tr></thead><tbody>')
        lines += map(row, mark.checks)
        lines.append("</tbody></table>")
    return "\n".join(lines)


def failure(failed):
    return '<details class="reason"><summary>%s</summary><pre>%s</pre></details>' % (
        escape(failed.summary[:1].upper() + failed.summary[1:]), escape(failed.report))


def row(check):
    passed = check.points == check.of
    mark = ("good", "✓", "right") if passed else ("bad", "✗", "wrong")
    return '<tr><td class="mark %s"><span aria-label="%s">%s</span></td><td>%s</td><td>%s</td><td class="points">%g of %g</td></tr>' % (
        mark[0], mark[2], mark[1], escape(check.name), escape(check.advice), check.points, check.of)


def escape(text):
    """A student's text can hold anything; what is no character shows as a question mark."""
    return html.escape("".join(sign if sign.isprintable() or sign == "\n" else "?" for sign in text))
