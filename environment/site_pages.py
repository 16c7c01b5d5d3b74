"""The site of executed notebooks: pages that need no network, a page that links them, the table of agreement."""

import hashlib
import html
import os
import re
import shutil
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter

import agreement
import figures
import front_page

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
    """The folder target/site. Notebooks of earlier runs stay, so that running one does not take the others away."""

    def __init__(self, folder, mathjax):
        self.folder = folder
        self.mathjax = mathjax
        self.notebooks = folder / "notebooks"

    def keep(self, places):
        """Takes away all notebooks but those at the places."""
        for path, _ in self._executed():
            place = path.relative_to(self.notebooks)
            if place not in places:
                path.unlink()
                path.with_suffix(".html").unlink(missing_ok=True)
                shutil.rmtree(self._pictures(place), ignore_errors=True)

    def last_run(self, place, key):
        """The executed notebook at the place if its last run was whole and had this key."""
        path = self.notebooks / place
        if not path.is_file():
            return None
        notebook = nbformat.read(path, as_version=4)
        last = notebook.metadata.get("inverserg", {})
        return notebook if last.get("whole") and last.get("key") == key else None

    def add(self, place, notebook, seconds, whole, key, kernel):
        """Keeps an executed notebook, whole or as far as it came, and makes its page."""
        notebook.metadata["inverserg"] = {"seconds": round(seconds, 1), "whole": whole, "profile": profile(), "key": key, "kernel": kernel}
        self.make_page(place, notebook)

    def make_page(self, place, notebook):
        """Makes the page anew unless it was made by the same code from the same run."""
        maker = generator()
        if notebook.metadata["inverserg"].get("maker") == maker and (self.notebooks / place).with_suffix(".html").is_file():
            return
        notebook.metadata["inverserg"]["maker"] = maker
        executed = self.notebooks / place
        executed.parent.mkdir(parents=True, exist_ok=True)
        self._copy_mathjax()
        shown = figures.figures_of(notebook)
        self._write_pictures(place, shown)
        executed.with_suffix(".html").write_text(page_of(notebook, place, shown), encoding="utf-8")
        nbformat.write(notebook, executed)

    def write(self):
        """Writes the front page and agreement.csv from all executed notebooks."""
        self.folder.mkdir(parents=True, exist_ok=True)
        rows = self.agreement()
        agreement.write_csv(self.folder / "agreement.csv", rows)
        (self.folder / "index.html").write_text(front_page.front_page(list(self._entries()), rows), encoding="utf-8")

    def agreement(self):
        return [row for _, notebook in self._executed() for row in agreement.rows_of(notebook)]

    def _executed(self):
        paths = sorted(self.notebooks.rglob("*.ipynb"), key=lambda path: (len(path.parts), path))
        return [(path, nbformat.read(path, as_version=4)) for path in paths]

    def _entries(self):
        for path, notebook in self._executed():
            place = path.relative_to(self.notebooks)
            page = (Path("notebooks") / place.with_suffix(".html")).as_posix()
            shown = [(self._picture(place, figure).relative_to(self.folder).as_posix(), page + "#" + figures.anchor(figure), figure.heading)
                     for figure in figures.figures_of(notebook)]
            yield {"title": title(notebook, place), "page": page, "place": place.with_suffix("").as_posix(), "figures": shown,
                   **notebook.metadata["inverserg"]}

    def _pictures(self, place):
        return self.folder / "figures" / place.with_suffix("")

    def _picture(self, place, figure):
        return self._pictures(place) / (figures.anchor(figure) + ".png")

    def _write_pictures(self, place, shown):
        shutil.rmtree(self._pictures(place), ignore_errors=True)
        self._pictures(place).mkdir(parents=True)
        for figure in shown:
            self._picture(place, figure).write_bytes(figure.png)

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


def page_of(notebook, place, shown):
    """The page of an executed notebook, in HTML."""
    up = "../" * len(place.parts)
    exporter = HTMLExporter(template_name="lab", embed_images=True)
    exporter.mathjax_url = up + "mathjax/MathJax.js?config=TeX-AMS_SVG-full,Safe"
    # Only widgets would need it, and the notebooks have none.
    exporter.require_js_url = "data:text/javascript,"
    page, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": title(notebook, place)}})
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
