# SPDX-License-Identifier: EPL-2.0
"""The hosts of one checkout: starts, stops and describes them."""
import fcntl
import os
import signal
import time
from contextlib import contextmanager
from pathlib import Path

from lab import LabError
from lab.host import Host, Link
from lab.identity import MOST_HOSTS, PASSWORD_USERS, Identity
from lab.image import Image
from lab.requirements import missing

CHECKOUT = Path(__file__).resolve().parents[3]
WAIT_SECONDS = int(os.environ.get("XENLAB_WAIT", "300"))
LOCK_SECONDS = 60


class Lab:

    def __init__(self):
        state = CHECKOUT / ".build" / "xenlab"
        self.run = state / "run"
        self.image = Image(os.environ.get("XENLAB_CACHE") or state / "cache")
        self.identity = Identity(self.run / "identity")
        self.hosts = [Host(self.run, number) for number in range(1, MOST_HOSTS + 1)]
        self.link = Link(self.run)
        self.known_hosts = self.run / "known_hosts"
        self.properties = self.run / "lab.properties"

    def host(self, number):
        if not 1 <= number <= MOST_HOSTS:
            raise LabError("hosts have the numbers 1 to %d, not %d." % (MOST_HOSTS, number))
        return self.hosts[number - 1]

    def running(self):
        return [host for host in self.hosts if host.running()]

    def check(self):
        reason = missing(self.image)
        if reason:
            raise LabError("the lab cannot run here: " + reason)

    def build(self):
        self.check()
        self.image.build()

    def up(self, count):
        """Starts the hosts up to a number that do not run, and waits until all answer. All or none of them."""
        self.host(count)
        started = []
        with self._locked(0):
            self.properties.unlink(missing_ok=True)
            try:
                self.build()
                self.image.used()
                if not self.identity.exists():
                    self.identity.create()
                for host in self.hosts[:count]:
                    if host.running():
                        print("%s runs already." % host.name)
                    else:
                        started.append(host)
                        host.start(self.image, self.identity, self.link.port())
                self._write_known_hosts()
                end = time.monotonic() + WAIT_SECONDS
                for host in started:
                    host.wait(self.ssh, end)
                self._write(self.properties, self.describe())
            except BaseException as e:
                self._stop(started)
                reason = str(e).splitlines()[0] if isinstance(e, (LabError, OSError)) else "xenlab was interrupted."
                self._write(self.properties, "lab.failure=%s\n" % reason)
                raise

    def down(self, numbers):
        """Stops these hosts, or all. With the last one go the keys, so that the next hosts are new ones."""
        hosts = [self.host(number) for number in numbers] or self.hosts
        if not self.run.is_dir():
            return
        with self._locked(LOCK_SECONDS):
            self._stop(hosts)
            if self.running():
                self._write_known_hosts()
                self._write(self.properties, self.describe())
            else:
                self.properties.unlink(missing_ok=True)
            if not numbers:
                self.known_hosts.unlink(missing_ok=True)
                self.identity.remove()
                for host in self.hosts:
                    host.forget()

    def _stop(self, hosts):
        for host in hosts:
            host.process.signal(signal.SIGTERM)  # all at once, so that they end side by side
        left = [host.name for host in hosts if not host.stop()]
        if not self.running() and not self.link.stop():
            left.append("the switch")
        if left:
            raise LabError("could not be stopped: %s." % ", ".join(left))

    @contextmanager
    def _locked(self, seconds):
        self.run.mkdir(parents=True, exist_ok=True)
        with open(self.run / "lock", "a+") as lock:
            end = time.monotonic() + seconds
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() >= end:
                        lock.seek(0)
                        raise LabError("another xenlab (process %s) is starting or stopping hosts of this checkout; "
                                       "try again when it is done." % lock.read().strip()) from None
                    time.sleep(0.2)
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            yield

    # ---- what is told about it ----

    def ssh(self, host, user, *command, terminal=False):
        """The command line that runs a command on a host."""
        return ["ssh", "-F", "none", "-p", str(host.port()), "-i", str(self.identity.key("ed25519")), *(["-t"] if terminal else []),
                "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=10",
                "-o", "UserKnownHostsFile=%s" % self.known_hosts, "-o", "LogLevel=ERROR", "%s@127.0.0.1" % user, *command]

    def host_key(self, host):
        return "[127.0.0.1]:%d %s" % (host.port(), self.identity.public(host.name))

    def describe(self):
        """KEY=VALUE lines for a test suite; README.md explains them."""
        hosts = self.running()
        if not hosts:
            raise LabError("no host of this checkout runs; start two with: xenlab up")
        values = {
            "lab.hosts": len(hosts),
            "lab.command": CHECKOUT / "tests" / "xenlab" / "xenlab",
            "lab.versions": " ".join(self.image.file("versions").read_text().split()),
            "lab.knownHosts": self.known_hosts,
            "lab.key": self.identity.key("ed25519"),
            "lab.key.rsa": self.identity.key("rsa"),
            "lab.key.encrypted": self.identity.key("encrypted"),
            "lab.key.encrypted.passphrase": self.identity.passphrase(),
            "lab.key.stranger": self.identity.key("stranger"),
            "lab.user.root": "root",
            "lab.user.sudo": "admin",
            "lab.user.plain": "guest",
            "lab.user.password": PASSWORD_USERS[0],
            "lab.user.keyboardInteractive": PASSWORD_USERS[1],
            "lab.password": self.identity.password(),
        }
        for host in hosts:
            values.update({"host.%d.%s" % (host.number, key): value for key, value in {
                "name": host.name,
                "address": "127.0.0.1",
                "port": host.port(),
                "hostKey": self.host_key(host),
                "fingerprint": self.identity.fingerprint(host.name),
                "machineId": self.identity.machine_id(host.number),
                "linkAddress": host.link_address,
                "serialLog": host.serial,
            }.items()})
        return "".join("%s=%s\n" % item for item in values.items())

    def ssh_config(self):
        return "".join(
            "Host %s\n  HostName 127.0.0.1\n  Port %d\n  User root\n  IdentityFile \"%s\"\n  IdentitiesOnly yes\n"
            "  UserKnownHostsFile \"%s\"\n  StrictHostKeyChecking yes\n\n"
            % (host.name, host.port(), self.identity.key("ed25519"), self.known_hosts) for host in self.running())

    def status(self):
        lines = ["%-10s %-16s %-11s %s" % ("HOST", "SSH", "LINK", "STATE")]
        for host in self.hosts:
            if host.running():
                state = "hangs" if host.process.frozen() else "up"
                lines.append("%-10s 127.0.0.1:%-6d %-11s %s" % (host.name, host.port(), host.link_address, state))
        return "\n".join(lines) if len(lines) > 1 else "No host of this checkout runs."

    def _write_known_hosts(self):
        self._write(self.known_hosts, "".join(self.host_key(host) + "\n" for host in self.running()))

    @staticmethod
    def _write(file, text):
        """In one step: who waits for the file finds it whole. Only for its owner, there are secrets in it."""
        part = file.with_name(file.name + ".part")
        part.unlink(missing_ok=True)
        with open(os.open(part, os.O_CREAT | os.O_WRONLY, 0o600), "w") as out:
            out.write(text)
        part.replace(file)
