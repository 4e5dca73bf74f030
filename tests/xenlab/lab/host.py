# SPDX-License-Identifier: EPL-2.0
"""One emulated host. README.md tells why the flags of QEMU and Xen are what they are: two avoid silent corruption."""
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from lab import LabError
from lab.archive import archive
from lab.identity import link_address, name
from lab.process import Process

ACCELERATOR = "tcg,thread=multi,tb-size=256"
PROCESSOR = "max,-smap,-xsave"
MEMORY = int(os.environ.get("XENLAB_MEMORY", "1024"))
DOM0_MEMORY = int(os.environ.get("XENLAB_DOM0_MEMORY", "384"))
HYPERVISOR = os.environ.get("XENLAB_XEN", "xen.elf")
XEN_OPTIONS = ("console=com1 com1=115200,8n1 dom0_mem=%dM,max:%dM dom0_max_vcpus=1 bootscrub=0 edd=off spec-ctrl=eager-fpu"
               % (DOM0_MEMORY, DOM0_MEMORY))
PORT_TRIES = 4


class Host:

    def __init__(self, run, number):
        self.number = number
        self.name = name(number)
        self.link_address = link_address(number)
        self.folder = Path(run) / ("host%d" % number)
        self.process = Process(self.folder / "process.json")
        self.serial = self.folder / "serial.log"
        self.log = self.folder / "qemu.log"
        self.port_file = self.folder / "port"

    def running(self):
        return self.process.pid() is not None

    def port(self):
        return int(self.port_file.read_text())

    def start(self, image, identity, link):
        """Boots it from a pristine disk. The port is the one it had before, if nobody took it meanwhile."""
        self.folder.mkdir(parents=True, exist_ok=True)
        # By links in its own folder: in a list of modules QEMU takes a space for the end of a file's name.
        for file in (HYPERVISOR, "dom0-vmlinux", "dom0.img"):
            if not image.file(file).is_file():
                raise LabError("the image in %s has no %s." % (image.folder, file))
            (self.folder / file).unlink(missing_ok=True)
            (self.folder / file).symlink_to(image.file(file))
        initrd = image.file("dom0-initrd").read_bytes()
        (self.folder / "initrd").write_bytes(initrd + b"\0" * (-len(initrd) % 4) + archive(identity.given_to(self.number)))
        (self.folder / "initrd").chmod(0o600)
        for _ in range(PORT_TRIES):
            self.port_file.write_text(str(self._choose_port()))
            self.serial.write_bytes(b"")
            self.process.start(self._command(link), self.log, self.folder)
            if self._holds_its_ports():
                return
        raise LabError("%s: QEMU does not start: %s" % (self.name, self.log.read_text().strip()))

    def _choose_port(self):
        if self.port_file.is_file():
            with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
                try:
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                    probe.bind(("127.0.0.1", self.port()))
                    return self.port()
                except OSError:
                    pass
        return free_port(socket.SOCK_STREAM)

    def _command(self, link):
        hardware = "%02x:%02x" % (self.number >> 8, self.number & 255)
        return ["qemu-system-x86_64", "-name", self.name, "-accel", ACCELERATOR, "-cpu", PROCESSOR, "-smp", "1",
                "-m", str(MEMORY), "-machine", "pc,hpet=off", "-nodefaults", "-no-user-config", "-display", "none",
                "-kernel", HYPERVISOR, "-append", XEN_OPTIONS,
                "-initrd", "dom0-vmlinux console=hvc0 quiet lab.host=%d,initrd" % self.number,
                "-drive", "file=dom0.img,format=raw,if=virtio,snapshot=on,cache=unsafe",
                "-netdev", "user,id=outside,restrict=on,hostfwd=tcp:127.0.0.1:%d-:22" % self.port(),
                "-device", "virtio-net-pci,netdev=outside,mac=52:54:00:aa:%s,romfile=" % hardware,
                "-netdev", "dgram,id=link,local.type=inet,local.host=127.0.0.1,local.port=%d,"
                           "remote.type=inet,remote.host=127.0.0.1,remote.port=%d" % (free_port(socket.SOCK_DGRAM), link),
                "-device", "virtio-net-pci,netdev=link,mac=52:54:00:bb:%s,romfile=" % hardware,
                "-device", "virtio-rng-pci", "-serial", "file:serial.log"]

    def _holds_its_ports(self):
        """False if QEMU ended, as it does when a port was taken since it was found free; true when Xen says its first word."""
        end = time.monotonic() + 60
        while time.monotonic() < end and not self.serial.stat().st_size:
            if not self.running():
                return False
            time.sleep(0.05)
        return self.running()

    def wait(self, ssh, end):
        """Returns when it answers over SSH; ssh makes the command line."""
        while time.monotonic() < end:
            if not self.running():
                raise LabError("%s: QEMU ended. %s\n%s" % (self.name, self.log.read_text().strip(), self.last_words()))
            log = self.serial.read_bytes()
            if b"Panic on CPU" in log or b"Kernel panic" in log:
                raise LabError("%s panics at boot.\n%s" % (self.name, self.last_words()))
            # QEMU's network takes connections before the host listens, and an early one would hang: so the log first.
            if b"]: ready" in log:
                try:
                    if subprocess.run(ssh(self, "root", "true"), stdin=subprocess.DEVNULL, capture_output=True, timeout=20).returncode == 0:
                        return
                except subprocess.TimeoutExpired:
                    pass
            time.sleep(0.2)
        raise LabError("%s does not answer in time.\n%s" % (self.name, self.last_words()))

    def last_words(self):
        text = self.serial.read_text(errors="replace") if self.serial.is_file() else ""
        lines = [line.rstrip() for line in text.splitlines() if line.strip()][-15:]
        return "\n".join(["The end of %s:" % self.serial] + ["  " + line for line in lines or ["(empty)"]])

    def stop(self):
        gone = self.process.stop()
        if gone:
            (self.folder / "initrd").unlink(missing_ok=True)  # the host's key is in it
        return gone

    def forget(self):
        """Its next start is that of another host; the logs stay."""
        self.port_file.unlink(missing_ok=True)

    def hang(self):
        self.process.signal(signal.SIGSTOP)

    def resume(self):
        self.process.signal(signal.SIGCONT)


class Link:
    """The network between the hosts: one switch for all."""

    def __init__(self, run):
        self.folder = Path(run) / "link"
        self.process = Process(self.folder / "process.json")

    def port(self):
        """Where hosts send to; starts the switch if it does not run."""
        file = self.folder / "port"
        if not self.process.pid():
            self.folder.mkdir(parents=True, exist_ok=True)
            file.write_text(str(free_port(socket.SOCK_DGRAM)))
            switch = Path(__file__).with_name("switch.py")
            self.process.start([sys.executable, switch, file.read_text()], self.folder / "switch.log", self.folder)
        return int(file.read_text())

    def stop(self):
        return self.process.stop()


def free_port(kind):
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
