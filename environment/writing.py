"""Files are written aside and then put into their place: whoever reads one finds it whole, as it was before or as it is now."""

import contextlib
import errno
import hashlib
import os
import platform
import re
import tempfile
from pathlib import Path

# A file that is not whole yet: the machine and the process that write it are in its name, so that leftovers can be told.
MACHINE = hashlib.sha256(platform.node().encode()).hexdigest()[:6]
ASIDE = re.compile(r"\.inverserg-%s-(\d+)-.*" % MACHINE)

# What a disk or a folder may answer, and what helps.
REMEDIES = {
    errno.ENOSPC: "its disk is full; make room there",
    errno.EDQUOT: "your share of its disk is used up; make room there",
    errno.EROFS: "its disk can only be read",
    errno.EACCES: "you have no permission for that",
    errno.EPERM: "you have no permission for that",
    errno.ENAMETOOLONG: "the name is too long for this disk",
}


class WriteError(Exception):
    """A file could not be written; the message says which one, why and what helps."""


def require(folder):
    """Makes the folder if need be, and makes sure that files can be written into it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise WriteError("The folder %s cannot be written: %s." % (folder, why(error))) from error


def write(path, content):
    """Puts the content, text or bytes, into the place of the file, through links and with the permissions the file had."""
    content = content.encode("utf-8", "replace") if isinstance(content, str) else content
    path = Path(os.path.realpath(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep(path.parent)
        _replace(path, content)
    except OSError as error:
        raise WriteError("%s could not be written: %s." % (path, why(error))) from error


def write_if_new(path, content):
    """As write, but leaves a file alone that has the content already."""
    try:
        if Path(path).read_bytes() == content:
            return
    except OSError:
        pass
    write(path, content)


def why(error):
    return REMEDIES.get(error.errno) or error.strerror or str(error)


def _replace(path, content):
    descriptor, aside = tempfile.mkstemp(prefix=".inverserg-%s-%d-" % (MACHINE, os.getpid()), dir=path.parent)
    try:
        with open(descriptor, "wb") as file:
            os.fchmod(descriptor, _permissions(path))
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        os.replace(aside, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(aside)
        raise


def _permissions(path):
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def sweep(folder):
    """Removes what writers that were killed left in the folder."""
    for path in folder.iterdir():
        leftover = ASIDE.fullmatch(path.name)
        if leftover and not _alive(int(leftover.group(1))):
            path.unlink(missing_ok=True)


def _alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True
