# SPDX-License-Identifier: EPL-2.0
"""Processes that the lab started. They are remembered in a file and told from strangers that got the same number."""
import json
import os
import signal
import subprocess
import time
from pathlib import Path


class Process:
    """A background process whose file names its number, its start and its command line."""

    def __init__(self, file):
        self.file = Path(file)

    def start(self, command, log, folder):
        """Starts it in a session of its own, so that a Ctrl-C in the terminal does not reach it."""
        # No signal may come between the start and the note of it, or nobody would know of the process.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
        try:
            with open(log, "wb") as output:
                started = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                           start_new_session=True,
                                           preexec_fn=lambda: signal.pthread_sigmask(signal.SIG_SETMASK, before),
                                           env=dict(os.environ, TMPDIR=str(folder)))
            fields = _stat(started.pid)
            record = {"pid": started.pid, "start": fields and fields[19], "command": [str(word) for word in command]}
            self.file.write_text(json.dumps(record))
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def pid(self):
        """Its number while it runs, else None."""
        try:
            record = json.loads(self.file.read_text())
            fields = _stat(record["pid"])
            command = Path("/proc/%d/cmdline" % record["pid"]).read_bytes().decode().rstrip("\0").split("\0")
        except (OSError, ValueError):
            return None
        # Number and start tick name one process until the machine boots again, the command line beyond that.
        ours = fields and fields[0] != "Z" and fields[19] == record["start"] and command == record["command"]
        return record["pid"] if ours else None

    def frozen(self):
        pid = self.pid()
        fields = pid and _stat(pid)
        return bool(fields) and fields[0] == "T"

    def signal(self, number):
        pid = self.pid()
        if pid:
            os.kill(pid, number)

    def stop(self, seconds=5):
        """Ends it, politely at first; true if it is gone."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            self.signal(number)
            self.signal(signal.SIGCONT)
            end = time.monotonic() + seconds
            while self.pid() and time.monotonic() < end:
                time.sleep(0.05)
        gone = not self.pid()
        if gone:
            self.file.unlink(missing_ok=True)
        return gone


def _stat(pid):
    """The fields of /proc/PID/stat from the state on; None if there is no such process."""
    try:
        return Path("/proc/%d/stat" % pid).read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
