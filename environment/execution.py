"""One notebook in a kernel of its own, which ends when this program does, and with the time that the notebook has."""

import asyncio
import atexit
import contextlib
import os
import signal
import subprocess
import threading

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

# Reads from a pipe of which only this program has the other end: where that ends without a word, even by a SIGKILL, so does the kernel.
GUARD = 'read -r over || kill -s KILL -- "-$0"'


class TimeIsUp(Exception):
    """The notebook had no more time."""


def execute(notebook, folder, progress, limit, kernel):
    """
    Executes the notebook in the folder; gives the error that ended it, or None, and the cell at which it was.

    limit: how many seconds it has, or None.
    """
    client = ReportingClient(notebook, progress, folder, kernel)
    # The client waits in a thread of its own, so that signals and the end of the time find this one waiting for them only.
    worker = threading.Thread(target=client.run, daemon=True)
    worker.start()
    try:
        worker.join(limit)
        if worker.is_alive():
            client.kill()
            worker.join()
            client.error = TimeIsUp()
    except BaseException:
        client.kill()
        raise
    return client.error, client.current


def reason(cell, error):
    """Why a notebook ended early, for its user."""
    if isinstance(error, DeadKernelError):
        return "The kernel ended. If the machine ran out of memory, allow the kernel less of it, for example INVERSERG_HEAP=2g."
    if isinstance(error, CellExecutionError):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return "\n".join(output.traceback)
    if cell is None and isinstance(error, RuntimeError):
        return "The kernel did not start: %s. What it said itself stands above." % error
    return str(error) or type(error).__name__


class ReportingClient(NotebookClient):
    """Tells the progress which cell runs, and can be stopped from another thread."""

    def __init__(self, notebook, progress, folder, kernel):
        super().__init__(notebook, kernel_name=kernel, timeout=None, startup_timeout=120, record_timing=False,
                         resources={"metadata": {"path": str(folder)}})
        self.progress = progress
        self.current = None
        self.error = None
        self.kernel = None
        self.guard = None
        self.killed = False

    def run(self):
        try:
            asyncio.run(self.async_execute())
        except Exception as error:
            self.error = error

    def kill(self):
        """Ends the kernel, or the one that is about to start."""
        self.killed = True
        if self.kernel is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.kernel, signal.SIGKILL)

    async def async_start_new_kernel(self, **options):
        await super().async_start_new_kernel(**options)
        # Jupyter starts a kernel as the first of a group of processes.
        self.kernel = process_of(self.km)
        if self.killed:
            self.kill()
        self.guard = subprocess.Popen(["/bin/sh", "-c", GUARD, str(self.kernel)], stdin=subprocess.PIPE, start_new_session=True)

    async def async_execute(self, *arguments, **options):
        try:
            return await super().async_execute(*arguments, **options)
        finally:
            self.kernel = None
            # Where the kernel did not start, the client forgets to do it, and complains at the end of the program.
            atexit.unregister(self._cleanup_kernel)
            if self.guard is not None:
                with contextlib.suppress(BrokenPipeError):
                    self.guard.communicate(b"over\n")

    async def async_execute_cell(self, cell, cell_index, **options):
        if cell.cell_type == "code" and cell.source.strip():
            self.current = cell
            self.progress.next()
        return await super().async_execute_cell(cell, cell_index, **options)


def process_of(manager):
    """The number of the kernel's process; older versions of Jupyter have no provisioner."""
    provisioner = getattr(manager, "provisioner", None)
    return provisioner.pid if provisioner is not None else manager.kernel.pid
