"""Executes notebooks without a browser and writes the site; called by environment/run, which sets everything up.

Each notebook runs in a kernel of its own, in its own folder. One that fails is reported with the cell and the error, the
others still run, and the exit code is 1. One that ran to its end with the same cells, data, library and profile is not run
again unless that is asked for: with fixed seeds, its outputs would be the same.
"""

import os
import signal

# Before anything that takes time: Ctrl-C shall not end in a traceback.
signal.signal(signal.SIGINT, lambda *_: os._exit(128 + signal.SIGINT))

import argparse  # noqa: E402
import contextlib  # noqa: E402
import errno  # noqa: E402
import hashlib  # noqa: E402
import re  # noqa: E402
import shutil  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

import nbformat  # noqa: E402

import agreement  # noqa: E402
import execution  # noqa: E402
import reading  # noqa: E402
import selection  # noqa: E402
import site_pages  # noqa: E402
import writing  # noqa: E402
from progress import Progress, printable, say  # noqa: E402


class Stopped(BaseException):
    """By Ctrl-C, by a signal that ends programs, or with the terminal."""

    def __init__(self, number):
        super().__init__(number)
        self.number = number


def main():
    arguments = parsed()
    listen()
    try:
        sys.exit(execute_all(arguments))
    except Stopped as stopped:
        complain("\nStopped; notebooks that ran to their end are kept and not run again.")
        code = 128 + stopped.number
    except writing.WriteError as error:
        complain("%s\nWhat was executed before is kept. INVERSERG_SITE=FOLDER writes the site elsewhere." % error)
        code = 1
    finally:
        shutil.rmtree(arguments.kernelspecs, ignore_errors=True)
    # Not the usual end, which would wait for what is under way.
    sys.stdout.flush()
    os._exit(code)


def parsed():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--mathjax", type=Path, required=True)
    parser.add_argument("--jar", type=Path, required=True)
    parser.add_argument("--kernelspecs", type=Path, required=True, help="a folder that is removed at the end")
    parser.add_argument("--time-limit", type=time_limit, required=True)
    parser.add_argument("--kernel", default="java")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--force", action="store_true")
    parser.add_argument("notebooks", nargs="*")
    return parser.parse_args()


def time_limit(text):
    """The text and what it says in seconds, nothing for none."""
    if text == "none":
        return text, None
    limit = re.fullmatch(r"(\d+(?:\.\d+)?)([smh])", text)
    if limit is None or not float(limit.group(1)) > 0:
        sys.exit("The time limit of a notebook needs a positive number with s, m or h behind it, for example 30m, or the word none, got %s."
                 % text)
    return text, float(limit.group(1)) * {"s": 1, "m": 60, "h": 3600}[limit.group(2)]


def listen():
    """The first signal ends the notebook and its kernel in good order, a second one everything at once."""
    numbers = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN: # as under nohup
        numbers.append(signal.SIGHUP)

    def stop(number, _):
        for each in numbers:
            signal.signal(each, signal.SIG_DFL)
        raise Stopped(number)

    for number in numbers:
        signal.signal(number, stop)


def execute_all(arguments):
    """What stands for the outcome of all notebooks at the end of the program: nothing, or which ones failed."""
    folder = Path(os.path.realpath(arguments.root / "notebooks"))
    site = site_pages.Site(arguments.site, arguments.mathjax)
    notebooks = selection.find(folder, arguments.notebooks)
    require_folders(site, notebooks if arguments.save else [])
    places = selection.Places(folder, site)
    if not arguments.notebooks:
        site.keep({places.of(path) for path in notebooks})
    library = content(arguments.jar) + arguments.kernel.encode()
    failures = []
    try:
        for path in notebooks:
            if not run(path, places.of(path), folder, site, library, arguments):
                failures.append(path)
    except (Stopped, writing.WriteError):
        with contextlib.suppress(writing.WriteError): # the first one is told
            site.write()
        raise
    rows = site.write()
    for note in site.notes:
        complain(note)
    say(agreement.as_text(rows) + "\nThe site: " + printable(site.folder / "index.html"))
    if failures:
        return "%d of %d notebooks failed: %s" % (len(failures), len(notebooks), ", ".join(printable(path.stem) for path in failures))
    return None


def require_folders(site, saved):
    """What cannot be written is refused before time is spent."""
    writing.require(site.folder)
    for folder in sorted({Path(os.path.realpath(path)).parent for path in saved}):
        writing.require(folder)


def run(path, place, folder, site, library, arguments):
    """Executes one notebook, if need be, and puts it on the site; says whether every cell ran to its end."""
    try:
        before = reading.content(path)
        notebook = reading.parsed(before)
    except reading.Unreadable as error:
        complain("%s cannot be read as a notebook: %s.\nOpen it in Jupyter and save it, or take it away." % (path, error))
        return False
    key = fingerprint(notebook, path, folder, library)
    executed = None if arguments.force else site.last_run(place, key)
    if executed is not None:
        say("%-32s unchanged since its last run, which is kept; --force runs it again" % printable(place.with_suffix("")))
        whole = True
    else:
        executed, whole = execute(notebook, path, place, site, key, arguments)
    if arguments.save and whole:
        save_outputs(path, before, executed)
    return whole


def fingerprint(notebook, path, folder, library):
    """Of all that the outputs depend on: the cells, the data beside the notebook and in reference/, library and kernel, the profile."""
    digest = hashlib.sha256(library + site_pages.profile().encode())
    for cell in notebook.cells:
        digest.update(repr((cell.cell_type, cell.source)).encode("utf-8", "surrogatepass"))
    for data in sorted({path.parent, path.parent / "reference", folder / "reference"}):
        for file in sorted(data.glob("*")):
            if os.path.isfile(file) and file.suffix != ".ipynb":
                digest.update(repr(os.fsencode(file.name)).encode() + content(file))
    return digest.hexdigest()


def content(path):
    """A digest of the bytes of a file; one that may not be read counts as such."""
    digest = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
    except OSError as error:
        digest.update(str(error.errno).encode())
    return digest.digest()


def execute(notebook, path, place, site, key, arguments):
    progress = Progress(place, sum(cell.cell_type == "code" for cell in notebook.cells))
    error, cell = execution.execute(notebook, path.parent, progress, arguments.time_limit[1], arguments.kernel)
    progress.end(error is None)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
        raise writing.WriteError("%s could not be executed: %s: %s." % (path, error.filename or "a file", writing.why(error)))
    if error is not None:
        report(path, cell, error, arguments.time_limit)
    site.add(place, notebook, {"seconds": round(progress.seconds(), 1), "whole": error is None, "profile": site_pages.profile(),
                               "key": key, "origin": selection.origin(path), "kernel": arguments.kernel})
    return notebook, error is None


def report(path, cell, error, limit):
    complain("\n%s failed%s\n" % (path, "." if cell is None else " in this cell:"))
    if cell is not None:
        complain("\n".join("    " + line for line in cell.source.splitlines()) + "\n")
    if isinstance(error, execution.TimeIsUp):
        complain("It was ended after %s, the time that a notebook has. --time-limit gives it another one, for example 12h or none.\n"
                 % limit[0])
    else:
        complain(execution.reason(cell, error) + "\n")


def save_outputs(path, before, executed):
    """
    Puts the outputs into the notebook, without what only this run knows.

    before: the bytes of the notebook when it was read; what its user has changed since is not written over.
    """
    if content_now(path) != before:
        complain("%s was changed while it ran: its outputs are not saved. Run it again." % path)
        return
    saved = reading.parsed(before)
    for cell, ran in zip(saved.cells, executed.cells):
        if cell.cell_type == "code":
            cell.outputs = ran.outputs
            cell.execution_count = ran.execution_count
    kept = {key: executed.metadata[key] for key in ("kernelspec", "language_info") if key in executed.metadata}
    saved.metadata = nbformat.from_dict(kept)
    saved.metadata["kernelspec"] = {"display_name": "Java", "language": "java", "name": "java"}
    writing.write(path, reading.text_of(saved))


def content_now(path):
    try:
        return reading.content(path)
    except reading.Unreadable:
        return None


def complain(text):
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        pass # nobody reads it


if __name__ == "__main__":
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    main()
