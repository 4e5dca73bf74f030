# SPDX-License-Identifier: EPL-2.0
"""Can the lab run on this machine?"""
import os
import platform
import re
import shutil
import subprocess
import sys

XEN = "xen-hypervisor-4.17-amd64"
TO_RUN = {"qemu-system-x86_64": "qemu-system-x86", "ssh": "openssh-client", "ssh-keygen": "openssh-client"}
TO_BUILD = {"mmdebstrap": "mmdebstrap", "apt-get": "apt", "dpkg-deb": "dpkg", "mke2fs": "e2fsprogs", "cpio": "cpio", "lz4": "lz4",
            "depmod": "kmod", "as": "binutils", "unshare": "util-linux"}
MEGABYTES = 2200


def missing(image):
    """Why it cannot, in one sentence; None if it can."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return "it needs Linux on x86_64, and this is %s on %s." % (platform.system(), platform.machine())
    if sys.version_info < (3, 9):
        return "it needs Python 3.9 or newer, and this is %s." % platform.python_version()
    packages = missing_packages(image)
    if packages:
        return "these Debian packages are missing: %s." % " ".join(packages)
    version = _qemu_version()
    if version < (7, 2):
        return "it needs QEMU 7.2 or newer, and this is %d.%d." % version
    if not image.exists() and not _offered(XEN):
        return "apt has no %s here: the image is made of packages of Debian 12." % XEN
    free = _free_megabytes()
    if free < MEGABYTES:
        return "two hosts need %d MB of memory, and %d MB are free." % (MEGABYTES, free)
    return None


def missing_packages(image):
    """The Debian packages that this machine lacks to run hosts, and to build the image if that is not there."""
    programs = dict(TO_RUN)
    if not image.exists():
        programs.update(TO_BUILD)
        if os.geteuid():
            programs["newuidmap"] = "uidmap"  # to have files of root's in the image
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    return sorted({package for program, package in programs.items() if not shutil.which(program, path=path)})


def _qemu_version():
    printed = subprocess.run(["qemu-system-x86_64", "--version"], capture_output=True, text=True, timeout=60).stdout
    found = re.search(r"version (\d+)\.(\d+)", printed)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _offered(package):
    printed = subprocess.run(["apt-cache", "policy", package], capture_output=True, text=True, timeout=60, env=dict(os.environ, LC_ALL="C")).stdout
    return re.search(r"Candidate: (?!\(none\))", printed)


def _free_megabytes():
    with open("/proc/meminfo") as file:
        return int(re.search(r"MemAvailable:\s+(\d+)", file.read())[1]) // 1024
