"""Runs a program where it can do no harm: bubblewrap shows it a file system of its own, without a network and without other processes."""

import json
import os
import selectors
import signal
import subprocess
import tempfile
import time

import seccomp

# Of the machine, nothing but what programs in Java need can be seen; what is missing on a machine is left out.
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache", "/etc/ld.so.conf",
          "/etc/ld.so.conf.d", "/etc/localtime", "/etc/java-*", "/var/cache/fontconfig")
HOME = "/home/student"
WORK = HOME + "/assignments"

# What may be written into a folder, in memory; more than that fails with a full disk.
DISK = 64 << 20
# What a program may say to who marks it.
LONGEST_LINE = 1 << 20
LONGEST_OUTPUT = 16 << 20
# Beside the heap: the compiler, compiled code, stacks.
MEMORY_BESIDE_HEAP = 1 << 30


class Unavailable(Exception):
    """There can be no sandbox here; the message says why and what helps."""


class Sandbox:
    """What all hand-ins of one run have in common."""

    def __init__(self, java, reference, seconds, heap):
        """
        java: a Java that starts programs; reference: a folder with data that notebooks read, beside theirs.

        seconds: how long a program may take; heap: its memory in bytes.
        """
        self.java = java
        self.reference = reference
        self.seconds = seconds
        self.heap = heap

    def require(self):
        try:
            tried = subprocess.run([*self._bubblewrap(), "--", "/bin/true"], capture_output=True, encoding="utf-8", errors="replace")
        except OSError as error:
            raise Unavailable("bubblewrap cannot be started: %s." % error) from error
        if tried.returncode != 0:
            raise Unavailable(
                "Hand-ins run in a sandbox, and bubblewrap cannot make one here: %s\n"
                "It needs user namespaces: on Linux, sysctl kernel.unprivileged_userns_clone=1 (on Ubuntu also\n"
                "kernel.apparmor_restrict_unprivileged_userns=0); in a container, start that with --security-opt seccomp=unconfined,\n"
                "or mark on another machine." % (tried.stderr.strip() or "it ends with code %d" % tried.returncode))
        said, reason = self.run("HandIn", {"limit": 0, "steps": []})
        if not said:
            raise Unavailable("Java does not start in the sandbox with %d MB of memory%s; give it more with --memory."
                              % (self.heap >> 20, ": " + reason if reason else ""))

    def _bubblewrap(self):
        command = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--hostname", "sandbox",
                   "--cap-drop", "ALL"]
        for path in visible(SYSTEM):
            command += ["--symlink", os.readlink(path), path] if os.path.islink(path) else ["--ro-bind", path, path]
        for path in sorted({os.path.dirname(os.path.dirname(self.java.command[0])), *self._class_path()}):
            command += ["--ro-bind", path, path]
        command += ["--proc", "/proc", "--dev", "/dev"]
        for folder in ("/tmp", WORK):
            command += ["--size", str(DISK), "--tmpfs", folder]
        if self.reference.is_dir():
            command += ["--ro-bind", str(self.reference), HOME + "/reference"]
        for name, value in (("HOME", HOME), ("PATH", "/usr/bin:/bin"), ("LC_ALL", "C.UTF-8"), ("INVERSERG_PROFILE", "quick"),
                            ("INVERSERG_THREADS", "1"), ("INVERSERG_CACHE", "/tmp/cache")):
            command += ["--setenv", name, value]
        return [*command, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", WORK]

    def _class_path(self):
        """The folders of the jars; an archive of classes lies in one of them."""
        return {os.path.dirname(entry) for entry in self.java.class_path.split(os.pathsep)}

    def run(self, program, task):
        """
        Gives the lines of JSON that the program said, and why it ended early, or None.

        task: a line of JSON for its standard input
        """
        options = ["-Xmx%d" % self.heap, "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=%d" % (self.heap // 4), "-Duser.home=" + HOME]
        limits = ["prlimit", "--data=%d" % (self.heap + MEMORY_BESIDE_HEAP), "--core=0"]
        with tempfile.TemporaryFile() as calls:
            command = [*self._bubblewrap(), *filtered(calls), "--", *limits, *self.java.program(program, *options)]
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                       start_new_session=True, pass_fds=(calls.fileno(),))
        try:
            said, reason = Conversation(process, self.seconds).hold(json.dumps(task).encode() + b"\n")
        finally:
            kill(process)
        return [line for line in map(parsed, said) if line is not None], reason


def filtered(file):
    """The option that lets a program start no other one; the file takes the filter."""
    filters = seccomp.no_programs()
    if filters is None:
        return []
    file.write(filters)
    file.seek(0)
    return ["--seccomp", str(file.fileno())]


class Conversation:
    """What a program is told, and what it says, within its time."""

    def __init__(self, process, seconds):
        self.process = process
        self.seconds = seconds
        self.end = time.monotonic() + seconds
        self.said = bytearray()

    def hold(self, task):
        reason = None
        os.set_blocking(self.process.stdin.fileno(), False)
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            selector.register(self.process.stdin, selectors.EVENT_WRITE)
            while reason is None and selector.get_map().get(self.process.stdout.fileno()):
                for key, _ in selector.select(max(0, self.end - time.monotonic())):
                    task = self._go_on(key, selector, task)
                if time.monotonic() >= self.end:
                    reason = "it took longer than %g s, and was ended" % self.seconds
                elif len(self.said) > LONGEST_OUTPUT:
                    reason = "it wrote to where its results are told, without an end, and was ended"
        return bytes(self.said).split(b"\n"), reason

    def _go_on(self, key, selector, task):
        """Reads or writes what can be; gives what of the task is still to be told."""
        if key.fileobj is self.process.stdout:
            read = os.read(key.fd, 1 << 16)
            self.said += read
            if not read:
                selector.unregister(self.process.stdout)
            return task
        try:
            task = task[os.write(key.fd, task):]
        except OSError:
            task = b""
        if not task:
            selector.unregister(self.process.stdin)
            self.process.stdin.close()
        return task


def kill(process):
    """Ends it with all that it started: bubblewrap takes its own with it."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
    for stream in (process.stdin, process.stdout):
        stream.close()


def parsed(line):
    """A line as an object of JSON; None for what is none. Students can write here, too."""
    try:
        found = json.loads(line) if len(line) <= LONGEST_LINE else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def visible(patterns):
    folder = os.listdir("/etc")
    for pattern in patterns:
        if pattern.endswith("*"):
            yield from sorted("/etc/" + name for name in folder if name.startswith(os.path.basename(pattern)[:-1]))
        elif os.path.lexists(pattern):
            yield pattern
