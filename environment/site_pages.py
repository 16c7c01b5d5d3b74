"""The site of executed notebooks: pages that need no network, a page that links them, the table of agreement."""

import contextlib
import fcntl
import hashlib
import html
import os
import re
from pathlib import Path
from urllib.parse import quote

from nbconvert import HTMLExporter

import agreement
import figures
import front_page
import reading
import writing

# Formulas are drawn as SVG: fonts that a page loads do not work everywhere when it is opened as a file.
MATHJAX = ("MathJax.js", "config/TeX-AMS_SVG-full.js", "config/Safe.js", "extensions", "jax/element", "jax/input/TeX",
           "jax/output/SVG/config.js", "jax/output/SVG/jax.js", "jax/output/SVG/autoload", "jax/output/SVG/fonts/TeX")

# Jupyter's template has one theme at a time; the dark one is added for readers who prefer it.
STYLE = """
:root { color-scheme: light dark; }
body.jp-Notebook { max-width: 66rem; margin: 0 auto; overflow-x: hidden; }
.site { font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; padding: 1rem 0 .4rem;
        color: var(--jp-ui-font-color2); }
.site a { color: var(--jp-content-link-color); text-decoration: none; }
.jp-OutputArea-output { overflow-x: auto; }
.jp-OutputArea-output img { border-radius: .3rem; }
@media (prefers-color-scheme: dark) {
%s
}
"""


class Site:
    """
    The folder target/site. Notebooks of earlier runs stay, so that running one does not take the others away.

    The executed notebooks are what everything else is made from, and made again from where it is missing or was made from another
    one. What stands among them and cannot be read, or was not put there by a run, is left alone and told in the notes.
    """

    def __init__(self, folder, mathjax):
        self.folder = folder
        self.mathjax = mathjax
        self.notebooks = folder / "notebooks"
        self.notes = []

    def keep(self, places):
        """Takes away all notebooks of earlier runs but those at the places."""
        with self._alone():
            for place, _ in self._executed():
                if place not in places:
                    self._write_pictures(place, [])
                    (self.notebooks / place).unlink(missing_ok=True)
                    (self.notebooks / place).with_suffix(".html").unlink(missing_ok=True)

    def last_run(self, place, key):
        """The executed notebook at the place if its last run was whole and had this key."""
        with contextlib.suppress(reading.Unreadable):
            notebook = executed(self.notebooks / place)
            if run_of(notebook)["whole"] and run_of(notebook).get("key") == key:
                return notebook
        return None

    def origin_at(self, place):
        """Where the notebook at the place came from: None if there is none."""
        path = self.notebooks / place
        try:
            return run_of(executed(path)).get("origin")
        except reading.Unreadable:
            return "unknown" if os.path.lexists(path) else None

    def add(self, place, notebook, run):
        """
        Keeps an executed notebook, whole or as far as it came.

        run: its seconds, profile, key and origin, and whether it is whole.
        """
        notebook.metadata["inverserg"] = run
        writing.write(self.notebooks / place, reading.text_of(notebook))

    def write(self):
        """Writes all pages and agreement.csv from the executed notebooks, as far as they are not there; gives the rows of agreement."""
        with self._alone():
            self._copy_mathjax()
            entries, rows = [], []
            for place, notebook in self._executed(self.notes):
                try:
                    rows.extend(agreement.rows_of(notebook))
                    entries.append(self._entry(place, notebook))
                except (ValueError, TypeError, KeyError, AttributeError) as error: # what cells show can be anything
                    self._leave_out(place, "%s: %s" % (type(error).__name__, error), self.notes)
            writing.write(self.folder / "agreement.csv", agreement.as_csv(rows))
            writing.write(self.folder / "index.html", front_page.front_page(entries, rows))
        return rows

    @contextlib.contextmanager
    def _alone(self):
        """While another run writes the pages of this site, this one waits: the front page would lack what the other one adds."""
        self.folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError): # not every disk can do it
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _executed(self, notes=None):
        """The places and notebooks of earlier runs."""
        for path in sorted(self.notebooks.rglob("*.ipynb"), key=lambda path: (len(path.parts), path)):
            place = path.relative_to(self.notebooks)
            try:
                yield place, executed(path)
            except reading.Unreadable as error:
                self._leave_out(place, str(error), notes)

    def _leave_out(self, place, why, notes):
        if notes is not None:
            notes.append("%s is left out of the site: %s. Run the notebook again, or delete that file." % (self.notebooks / place, why))

    def _entry(self, place, notebook):
        """What the front page says of a notebook; makes its page and pictures where they are not those of this run."""
        shown = figures.figures_of(notebook)
        self._write_pictures(place, shown)
        page = self.notebooks / place.with_suffix(".html")
        stamp = made_from(notebook)
        if not page.is_file() or stamp not in beginning(page):
            writing.write(page, page_of(notebook, place, shown, stamp))
        link = quoted(page.relative_to(self.folder))
        pictures = [(quoted(self._picture(place, figure).relative_to(self.folder)), link + "#" + figures.anchor(figure), figure.heading)
                    for figure in shown]
        return {"title": title(notebook, place), "page": link, "place": place.with_suffix("").as_posix(), "figures": pictures,
                **run_of(notebook)}

    def _pictures(self, place):
        return self.folder / "figures" / place.with_suffix("")

    def _picture(self, place, figure):
        return self._pictures(place) / (figures.anchor(figure) + ".png")

    def _write_pictures(self, place, shown):
        """Makes the folder hold these figures and no others."""
        for figure in shown:
            writing.write_if_new(self._picture(place, figure), figure.png)
        for path in self._pictures(place).glob("figure-*.png"):
            if path not in {self._picture(place, figure) for figure in shown}:
                path.unlink(missing_ok=True)
        with contextlib.suppress(OSError): # not there, or not empty
            self._pictures(place).rmdir()

    def _copy_mathjax(self):
        """Copies what is not there or is not whole."""
        for name in MATHJAX:
            source = self.mathjax / name
            for file in source.rglob("*") if source.is_dir() else [source]:
                target = self.folder / "mathjax" / file.relative_to(self.mathjax)
                if file.is_file() and not (target.is_file() and target.stat().st_size == file.stat().st_size):
                    writing.write(target, file.read_bytes())


def executed(path):
    """The notebook of a file that a run wrote."""
    notebook = reading.read(path)
    run = run_of(notebook)
    if not (isinstance(run, dict) and isinstance(run.get("whole"), bool) and isinstance(run.get("profile"), str)
            and isinstance(run.get("seconds"), (int, float))):
        raise reading.Unreadable("it was not put there by environment/run")
    return notebook


def run_of(notebook):
    """What a notebook says of its run."""
    return notebook.metadata.get("inverserg")


def made_from(notebook):
    """A sign for all that a page is made from: the notebook and the code that makes pages."""
    return hashlib.sha256((generator() + reading.text_of(notebook)).encode("utf-8", "replace")).hexdigest()[:32]


def beginning(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read(1000)


def quoted(path):
    """The path as part of a link: names can hold what has a meaning in links."""
    return quote(os.fsencode(path.as_posix()))


def page_of(notebook, place, shown, stamp):
    """The page of an executed notebook, in HTML; the stamp stands in its head."""
    up = "../" * len(place.parts)
    exporter = HTMLExporter(template_name="lab", embed_images=True)
    exporter.mathjax_url = up + "mathjax/MathJax.js?config=TeX-AMS_SVG-full,Safe"
    # Only widgets would need it, and the notebooks have none.
    exporter.require_js_url = "data:text/javascript,"
    page, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": title(notebook, place)}})
    page = page.replace("<head>", '<head><meta name="inverserg" content="%s">' % stamp, 1)
    page = page.replace("</head>", "<style>%s</style>\n</head>" % (STYLE % dark_theme(exporter)), 1)
    page = re.sub(r"<body[^>]*>", lambda body: body.group() + header(notebook.metadata["inverserg"], up), page, count=1)
    return figures.with_anchors(page, shown)


def header(run, up):
    state = "" if run["whole"] else "failed · "
    kernel = " · on IJava" if run.get("kernel") == "ijava" else ""
    return '\n<div class="site"><a href="%sindex.html">← all notebooks</a> · %s%s statistics · %s%s</div>' % (
        up, state, html.escape(run["profile"]), front_page.duration(run["seconds"]), kernel)


def dark_theme(exporter):
    """The variables of Jupyter's dark theme, from the template's own files; nothing where the template has none."""
    for folder in exporter.template_paths:
        path = Path(folder) / "static" / "theme-dark.css"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""


def generator():
    """Changes whenever the code that makes pages does."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]


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
