# SPDX-License-Identifier: EPL-2.0
"""A cpio archive as the Linux kernel takes it behind another one as initial file system."""
import stat
import time


def archive(files):
    """Packs {path: (mode, content)} with the folders on the way, all of root's."""
    entries = {}
    for path, (mode, content) in files.items():
        parts = path.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            folder = "/".join(parts[:depth])
            # cp -a hands a folder's mode on to the one that is there, and sshd refuses keys in an open one.
            private = folder.endswith("/root") or folder.endswith("/.ssh")
            entries.setdefault(folder, (stat.S_IFDIR | (0o700 if private else 0o755), b""))
        entries[path] = (stat.S_IFREG | mode, content.encode())
    packed = b"".join(_entry(number, path, *entry) for number, (path, entry) in enumerate(entries.items(), 1))
    return packed + _entry(0, "TRAILER!!!", 0, b"")


def _entry(inode, path, mode, content):
    name = path.encode() + b"\0"
    fields = (inode, mode, 0, 0, 1, int(time.time()), len(content), 0, 0, 0, 0, len(name), 0)
    return _padded(b"070701" + b"".join(b"%08X" % field for field in fields) + name) + _padded(content)


def _padded(part):
    return part + b"\0" * (-len(part) % 4)
