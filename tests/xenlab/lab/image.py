# SPDX-License-Identifier: EPL-2.0
"""The image that hosts boot from, built once for each state of its recipe and kept in a cache."""
import fcntl
import hashlib
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

from lab import LabError

RECIPE = Path(__file__).resolve().parent.parent / "image"
BUILD_SECONDS = 1200
KEEP_SECONDS = 14 * 24 * 3600


class Image:

    def __init__(self, cache):
        self.cache = Path(cache)
        self.folder = self.cache / _stamp()

    def exists(self):
        return self.folder.is_dir()

    def file(self, name):
        return self.folder / name

    def used(self):
        """Keeps it from being taken for one that nobody needs."""
        try:
            os.utime(self.folder)
        except PermissionError:
            pass  # somebody else's cache, who looks after it

    def build(self):
        """Builds it if it is not there, or waits for another who builds it. A killed build leaves nothing that counts."""
        if self.exists():
            return
        self.cache.mkdir(parents=True, exist_ok=True)
        with open(self.cache / "lock", "w") as lock:
            self._acquire(lock)
            if self.exists():
                return
            self._remove_old()
            print("Building the image of the Xen lab, which takes a minute or two", flush=True)
            # The children keep the lock: whatever becomes of us, nobody else builds here as long as they do.
            builder = subprocess.Popen([RECIPE / "build", self.folder], pass_fds=[lock.fileno()], start_new_session=True)
            try:
                code = builder.wait(BUILD_SECONDS)
            except BaseException as e:
                os.killpg(builder.pid, signal.SIGTERM)
                try:
                    builder.wait(20)
                except subprocess.TimeoutExpired:
                    os.killpg(builder.pid, signal.SIGKILL)
                if isinstance(e, subprocess.TimeoutExpired):
                    raise LabError("the image was not built within %d seconds; see the messages above." % BUILD_SECONDS) from e
                raise
            if code or not self.exists():
                raise LabError("the image could not be built (exit code %d); see the messages above." % code)

    def _acquire(self, lock):
        end = time.monotonic() + BUILD_SECONDS
        told = False
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() > end:
                    raise LabError("someone else has been building in %s for %d seconds; see which process holds %s."
                                   % (self.cache, BUILD_SECONDS, self.cache / "lock")) from None
                if not told:
                    print("Waiting for somebody else who builds in %s" % self.cache, flush=True)
                    told = True
                time.sleep(0.5)

    def _remove_old(self):
        """Images of other states of the recipe that nobody started a host from for two weeks."""
        for folder in self.cache.iterdir():
            if re.fullmatch("[0-9a-f]{16}", folder.name) and folder.stat().st_mtime < time.time() - KEEP_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _stamp():
    """One number for the content of the recipe: names, modes that count and bytes."""
    number = hashlib.sha256()
    for file in sorted(path for path in RECIPE.rglob("*") if path.is_file()):
        content = file.read_bytes()
        number.update(b"%s %d %d\n" % (str(file.relative_to(RECIPE)).encode(), os.access(file, os.X_OK), len(content)))
        number.update(content)
    return number.hexdigest()[:16]
