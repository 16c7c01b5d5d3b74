"""Writes the file by which Jupyter finds and starts the kernel: kernelspec.py KERNEL_JSON."""

import json
import os
import sys


def agent(jar):
    """Lets a cell that is run again give classes new methods in place. The JVM takes what follows an equals sign for options."""
    return [] if "=" in jar else ["-javaagent:" + jar]


def kernelspec():
    return {
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        "argv": [
            os.environ["JAVA"],
            "-Djava.awt.headless=true",
            "-Xmx" + os.environ["KERNEL_HEAP"],
            *agent(os.environ["KERNEL_JAR"]),
            "-cp",
            os.environ["KERNEL_CLASS_PATH"],
            "org.inverserg.environment.protocol.Main",
            "{connection_file}",
        ],
    }


if __name__ == "__main__":
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(kernelspec(), file, indent=2)
        file.write("\n")
