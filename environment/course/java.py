"""The programs in Java that belong to the marking."""

import json
import os
import subprocess


class Java:
    """How to start them."""

    def __init__(self, java, class_path, archive, options=()):
        self.command = [java, "-Djava.awt.headless=true", *options]
        if archive:
            self.command += ["-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off"]
        self.command += ["-cp", class_path]
        self.class_path = class_path

    @classmethod
    def from_environment(cls):
        return cls(os.environ["JAVA"], os.environ["KERNEL_CLASS_PATH"], os.environ.get("CLASS_ARCHIVE"))

    def program(self, name, *options):
        return [self.command[0], *options, *self.command[1:], "org.inverserg.environment.marking." + name]

    def statements(self, sources):
        """The statements of cells of checks, a cell each: see the class CheckCells."""
        done = subprocess.run(self.program("CheckCells", "-XX:TieredStopAtLevel=1"), input=json.dumps(sources) + "\n", capture_output=True,
                              encoding="utf-8", check=True)
        return json.loads(done.stdout)
