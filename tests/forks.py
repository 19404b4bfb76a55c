"""Commands of the product, each in a process of its own: a fork of one that has read the code, once for all of them.

To read it takes a second or two, and the command itself a tenth of that.
"""

import json
import os
import resource
import runpy
import signal
import subprocess
import sys
import traceback
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory


class Forks:
    """A process that waits for commands, with one environment; `with` ends it."""

    def __init__(self, env, root):
        self.env = dict(env)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.forks"],
            cwd=root,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_fault):
        self.process.communicate(timeout=30)  # nothing more to read is the end of it

    def run(self, command, most=None):
        """Run « manage.py … » or « -c … » as a new interpreter would; `most` is how many bytes a file may hold."""
        with TemporaryDirectory() as folder:
            print(json.dumps([command, most, folder]), file=self.process.stdin, flush=True)
            status = int(self.process.stdout.readline())
            told = (Path(folder, name).read_text(encoding="utf-8") for name in ("out", "err"))
            return subprocess.CompletedProcess(command, status, *told)


def limit(most):
    """Let no file grow beyond some bytes: writing further fails as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _wait_for_commands():
    import django
    from django.conf import settings

    django.setup()
    import_module(settings.ROOT_URLCONF)  # and all the views with it
    for line in sys.stdin:
        command, most, folder = json.loads(line)
        child = os.fork()
        if child == 0:
            _obey(command, most, Path(folder))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _obey(command, most, folder):
    """Run one command and end there, without what the parent would do at its own end."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(folder / name, os.O_WRONLY | os.O_CREAT), number)
    if most is not None:
        limit(most)
    status = 0
    try:
        if command[0] == "-c":
            sys.argv = ["-c", *command[2:]]
            exec(command[1], {"__name__": "__main__"})  # noqa: S102  what a test wrote
        else:
            sys.argv = command
            runpy.run_path(command[0], run_name="__main__")
    except SystemExit as end:
        status = end.code or 0
    except BaseException:  # whatever falls is told as the interpreter tells it
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    _wait_for_commands()
