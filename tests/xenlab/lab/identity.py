# SPDX-License-Identifier: EPL-2.0
"""Who the hosts are and who may log in: made when the first host starts, gone with the last one.

Nothing of this is in the image; a host gets it at boot, in a second archive behind its initrd. So every run has keys and
passwords of its own, worth nothing elsewhere, and each host a key of its own that no other checkout knows.
"""
import json
import secrets
import shutil
import subprocess
import uuid
from pathlib import Path

from lab import LabError

MOST_HOSTS = 8
KEY_USERS = ("root", "admin", "guest")
PASSWORD_USERS = ("password", "keyboard")


def name(number):
    return "xen-lab-%d" % number


def link_address(number):
    return "10.77.0.%d" % number


class Identity:

    def __init__(self, folder):
        self.folder = Path(folder)
        self.secrets = self.folder / "secrets.json"

    def exists(self):
        return self.secrets.is_file()

    def create(self):
        """All keys, those of hosts that do not run yet too: each host knows every other from the beginning."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700, parents=True)
        values = {"password": secrets.token_hex(8), "passphrase": secrets.token_hex(8)}
        _key(self.key("ed25519"), "lab")
        _key(self.key("rsa"), "lab-rsa", kind=("rsa", "-b", "2048"))
        _key(self.key("encrypted"), "lab-encrypted", passphrase=values["passphrase"])
        _key(self.key("stranger"), "lab-stranger")
        _key(self.key("between"), "lab-between")
        for number in range(1, MOST_HOSTS + 1):
            _key(self.key(name(number)), name(number))
            values[name(number)] = uuid.uuid4().hex
        self.secrets.write_text(json.dumps(values))

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def key(self, which):
        return self.folder / which

    def public(self, which):
        """The two words of a public key."""
        return " ".join(Path(str(self.key(which)) + ".pub").read_text().split()[:2])

    def fingerprint(self, which):
        listed = subprocess.run(["ssh-keygen", "-l", "-f", str(self.key(which)) + ".pub"], capture_output=True, text=True, check=True)
        return listed.stdout.split()[1]

    def password(self):
        return self._value("password")

    def passphrase(self):
        return self._value("passphrase")

    def machine_id(self, number):
        return self._value(name(number))

    def _value(self, which):
        return json.loads(self.secrets.read_text())[which]

    def given_to(self, number):
        """The files that one host gets at boot: {path: (mode, content)}."""
        lab_keys = "".join("%s %s\n" % (self.public(which), which) for which in ("ed25519", "rsa", "encrypted"))
        others = range(1, MOST_HOSTS + 1)
        files = {
            "etc/hostname": (0o644, name(number) + "\n"),
            "etc/machine-id": (0o444, self.machine_id(number) + "\n"),
            "etc/ssh/ssh_host_ed25519_key": (0o600, self.key(name(number)).read_text()),
            "etc/ssh/ssh_host_ed25519_key.pub": (0o644, self.public(name(number)) + "\n"),
            "etc/lab/passwords": (0o600, "".join("%s:%s\n" % (user, self.password()) for user in PASSWORD_USERS)),
            "root/.ssh/id_ed25519": (0o600, self.key("between").read_text()),
            "root/.ssh/known_hosts": (0o600, "".join("%s,%s %s\n" % (name(i), link_address(i), self.public(name(i))) for i in others)),
        }
        for user in KEY_USERS:
            between = self.public("between") + " between\n" if user == "root" else ""
            files["etc/ssh/authorized_keys/" + user] = (0o644, lab_keys + between)
        return {"given/" + path: file for path, file in files.items()}


def _key(file, comment, kind=("ed25519",), passphrase=""):
    # ssh-keygen takes a passphrase from its standard input too, where no list of processes shows it.
    made = subprocess.run(["ssh-keygen", "-q", "-t", *kind, "-C", comment, "-f", str(file)], input=2 * (passphrase + "\n"),
                          text=True, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if made.returncode:
        raise LabError("ssh-keygen could not make a key: %s" % made.stderr.strip())
