"""Notebooks from files that may hold anything."""

import os

import nbformat


class Unreadable(Exception):
    """The file is no notebook; the message says why."""


def read(path):
    """The notebook of a file."""
    return parsed(content(path))


def content(path):
    # What is no plain file could be a pipe, which would keep its reader waiting.
    if not os.path.isfile(path):
        raise Unreadable("it is no file")
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Unreadable(error.strerror) from error


def parsed(content):
    try:
        notebook = nbformat.reads(content.decode("utf-8"), as_version=4)
        sound = all(isinstance(cell.cell_type, str) and isinstance(cell.source, str) and isinstance(cell.get("outputs", []), list)
                    for cell in notebook.cells) and isinstance(notebook.metadata, dict)
    except Exception as error: # of many kinds, all of which mean the same
        raise Unreadable(str(error).strip().split("\n")[0].rstrip(".") or type(error).__name__) from error
    if not sound:
        raise Unreadable("its cells are not those of a notebook")
    return notebook


def text_of(notebook):
    """What a file holds for the notebook."""
    return nbformat.writes(notebook).rstrip("\n") + "\n"
