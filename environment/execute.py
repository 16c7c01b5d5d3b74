"""Executes notebooks without a browser and writes the site; called by environment/run, which sets everything up.

Each notebook runs in a kernel of its own, in its own folder. One that fails is reported with the cell and the error, the
others still run, and the exit code is 1. One that ran to its end with the same cells, data, library and profile is not run
again unless that is asked for: with fixed seeds, its outputs would be the same.
"""

import argparse
import hashlib
import os
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

import agreement
import site_pages


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--mathjax", type=Path, required=True)
    parser.add_argument("--jar", type=Path, required=True)
    parser.add_argument("--kernel", default="java")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--force", action="store_true")
    parser.add_argument("notebooks", nargs="*")
    arguments = parser.parse_args()
    root = arguments.root
    site = site_pages.Site(arguments.site, arguments.mathjax)
    notebooks = find(root / "notebooks", arguments.notebooks)
    if not arguments.notebooks:
        site.keep({place(path, root) for path in notebooks})
    library = hashlib.sha256(arguments.jar.read_bytes()).digest() + arguments.kernel.encode()
    failures = [path for path in notebooks if not run(path, root, site, library, arguments)]
    site.write()
    print(agreement.as_text(site.agreement()) + "\nThe site: " + str(site.folder / "index.html"), flush=True)
    if failures:
        sys.exit("%d of %d notebooks failed: %s" % (len(failures), len(notebooks), ", ".join(p.stem for p in failures)))


def find(folder, names):
    """The notebooks meant by the names on the command line: paths, names below notebooks/, folders; all without names."""
    if not names:
        return in_folder(folder)
    found = []
    for name in names:
        found.extend(path for path in matches(folder, name) if path not in found)
    return found


def in_folder(folder):
    paths = (path for path in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
    return sorted(paths, key=lambda path: (len(path.relative_to(folder).parts), path))


def matches(folder, name):
    for base in (Path.cwd(), folder.parent, folder):
        path = (base / name).resolve()
        if path.is_dir() and in_folder(path):
            return in_folder(path)
        for candidate in (path, path.with_name(path.name + ".ipynb")):
            if candidate.is_file() and candidate.suffix == ".ipynb":
                return [candidate]
    known = ", ".join(str(path.relative_to(folder).with_suffix("")) for path in in_folder(folder)) or "none yet"
    sys.exit("There is no notebook %s; those in notebooks/ are: %s" % (name, known))


def run(path, root, site, library, arguments):
    """Executes one notebook, if need be, and puts it on the site; says whether every cell ran to its end."""
    notebook = nbformat.read(path, as_version=4)
    key = fingerprint(notebook, path, root, library)
    executed = None if arguments.force else site.last_run(place(path, root), key)
    if executed is None:
        return execute(notebook, path, root, site, key, arguments)
    print("%-32s unchanged since its last run, which is kept; --force runs it again" % place(path, root).with_suffix(""), flush=True)
    site.make_page(place(path, root), executed)
    if arguments.save:
        save_outputs(path, executed)
    return True


def fingerprint(notebook, path, root, library):
    """Of all that the outputs depend on: the cells, the data beside the notebook and in reference/, library and kernel, the profile."""
    digest = hashlib.sha256(library + site_pages.profile().encode())
    for cell in notebook.cells:
        digest.update(repr((cell.cell_type, cell.source)).encode())
    for folder in sorted({path.parent, path.parent / "reference", root / "notebooks" / "reference"}):
        for file in sorted(folder.glob("*")):
            if file.is_file() and file.suffix != ".ipynb":
                digest.update(repr(str(file.name)).encode() + file.read_bytes())
    return digest.hexdigest()


def execute(notebook, path, root, site, key, arguments):
    progress = Progress(place(path, root), sum(cell.cell_type == "code" for cell in notebook.cells))
    client = ReportingClient(notebook, progress, path.parent, arguments.kernel)
    error = None
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as exception:
        error = exception
    progress.end(error is None)
    if error is not None:
        report(path, client.current, error)
    site.add(place(path, root), notebook, progress.seconds(), error is None, key, arguments.kernel)
    if arguments.save and error is None:
        save_outputs(path, notebook)
    return error is None


def place(path, root):
    """Where the notebook stands below notebooks/; one from elsewhere stands on top."""
    try:
        return path.relative_to((root / "notebooks").resolve())
    except ValueError:
        return Path(path.name)


def report(path, cell, error):
    print("\n%s failed in this cell:\n" % path, file=sys.stderr)
    if cell is not None:
        print("\n".join("    " + line for line in cell.source.splitlines()) + "\n", file=sys.stderr)
    print(reason(cell, error) + "\n", file=sys.stderr)


def reason(cell, error):
    if isinstance(error, DeadKernelError):
        return "The kernel ended. If the machine ran out of memory, allow the kernel less of it, for example INVERSERG_HEAP=2g."
    if isinstance(error, CellExecutionError):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return "\n".join(output.traceback)
    return str(error)


def save_outputs(path, notebook):
    """Puts the executed notebook in the place of the committed one, without what only this run knows."""
    saved = notebook.copy()
    saved.metadata = nbformat.from_dict({key: saved.metadata[key] for key in ("kernelspec", "language_info") if key in saved.metadata})
    saved.metadata["kernelspec"] = {"display_name": "Java", "language": "java", "name": "java"}
    nbformat.write(saved, path)


class ReportingClient(NotebookClient):
    """Tells the progress which cell runs."""

    def __init__(self, notebook, progress, folder, kernel):
        super().__init__(notebook, kernel_name=kernel, timeout=None, startup_timeout=120, record_timing=False,
                         resources={"metadata": {"path": str(folder)}})
        self.progress = progress
        self.current = None

    async def async_execute_cell(self, cell, cell_index, **options):
        if cell.cell_type == "code" and cell.source.strip():
            self.current = cell
            self.progress.next()
        return await super().async_execute_cell(cell, cell_index, **options)


class Progress:
    """One line for each notebook; on a terminal it grows while the notebook runs."""

    def __init__(self, name, cells):
        self.name = str(name.with_suffix(""))
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
        what = "done" if whole else "FAILED in code cell %d of %d" % (self.cell, self.cells)
        self.show(what + (" in %.1f s" % self.seconds()))
        if self.terminal:
            print(flush=True)

    def show(self, what):
        line = "%-32s %s" % (self.name, what)
        print("\r\033[K" + line if self.terminal else line, end="" if self.terminal else "\n", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    main()
