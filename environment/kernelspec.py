"""Writes the file by which Jupyter finds and starts the kernel: kernelspec.py KERNEL_JSON."""

import json
import os
import sys

import writing


def kernelspec():
    return {
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        "argv": [
            os.environ["JAVA"],
            "-Djava.awt.headless=true",
            "-Xmx" + os.environ["KERNEL_HEAP"],
            *user_home(),
            "-cp",
            os.environ["KERNEL_CLASS_PATH"],
            "org.inverserg.environment.protocol.Main",
            "{connection_file}",
        ],
    }


def user_home():
    """The option for users whose home folder Java cannot find, which common.sh knows."""
    home = os.environ.get("USER_HOME")
    return ["-Duser.home=" + home] if home else []


if __name__ == "__main__":
    try:
        writing.write_if_new(sys.argv[1], (json.dumps(kernelspec(), indent=2) + "\n").encode())
    except writing.WriteError as error:
        sys.exit(str(error))
