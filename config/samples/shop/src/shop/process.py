"""As what this process runs: the demonstration and the tests look here to see that a service is hardened."""
import os
import pathlib

import shop


def _status(pid, field):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        name, _, value = line.partition(":")
        if name == field:
            return value.strip()
    return None


def _writable(folder):
    return os.access(folder, os.W_OK)


def who_am_i():
    return {
        "uid": os.getuid(),
        "gid": os.getgid(),
        "home": os.path.expanduser("~"),
        "capabilities": _status("self", "CapEff"),
        "noNewPrivileges": _status("self", "NoNewPrivs"),
        "seccomp": _status("self", "Seccomp"),
        "init": _status(1, "Name"),
        "port": os.environ.get("PORT"),
        "package": os.path.dirname(shop.__file__),
        "writable": [folder for folder in ("/", "/home/appuser", "/tmp") if _writable(folder)],
    }
