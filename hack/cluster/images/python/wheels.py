"""Makes wheels of Python packages that Debian's packages have installed, and of all that they require.

usage: wheels.py FOLDER NAME...
"""
import base64
import hashlib
import pathlib
import re
import subprocess
import sys
import sysconfig
import zipfile
from importlib import metadata

from pip._vendor.packaging.requirements import Requirement

# Debian turns what a package requires into Depends, and takes it out of the metadata: here it is again.
REQUIRED = {
    "flask": ["Werkzeug>=2.2", "Jinja2>=3.0", "itsdangerous>=2.0", "click>=8.0"],
    "jinja2": ["MarkupSafe>=2.0"],
    "werkzeug": ["MarkupSafe>=2.1"],
    "gunicorn": ["setuptools>=3.0"],
}
SITE = pathlib.Path("/usr/lib/python3/dist-packages")


def requirements(distribution):
    return REQUIRED.get(distribution.metadata["Name"].lower(), [])


def files_of(distribution):
    """What the Debian package put beside its metadata: the metadata of a wheel is written anew."""
    owner = subprocess.run(["dpkg", "-S", str(distribution._path)], check=True, capture_output=True, text=True)
    package = owner.stdout.split(":")[0]
    listed = subprocess.run(["dpkg", "-L", package], check=True, capture_output=True, text=True).stdout.split("\n")
    for path in map(pathlib.Path, listed):
        if SITE in path.parents and path.is_file() and not re.search(r"\.(egg|dist)-info(/|$)", str(path)):
            yield path.relative_to(SITE), path.read_bytes()


def description(distribution, tag):
    """The files of the wheel's dist-info folder but for RECORD."""
    lines = ["Metadata-Version: 2.1", f"Name: {distribution.metadata['Name']}", f"Version: {distribution.version}"]
    lines += [f"Requires-Dist: {requirement}" for requirement in requirements(distribution)]
    pure = "true" if tag.endswith("none-any") else "false"
    yield "METADATA", "\n".join(lines) + "\n"
    yield "WHEEL", f"Wheel-Version: 1.0\nGenerator: wheels.py\nRoot-Is-Purelib: {pure}\nTag: {tag}\n"
    entry_points = distribution.read_text("entry_points.txt")
    if entry_points:
        yield "entry_points.txt", entry_points


def make_wheel(folder, distribution):
    content = dict(files_of(distribution))
    native = any(path.suffix == ".so" for path in content)
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    tag = f"cp{sys.version_info[0]}{sys.version_info[1]}-cp{sys.version_info[0]}{sys.version_info[1]}-{platform}" if native else "py3-none-any"
    name = re.sub(r"[-_.]+", "_", distribution.metadata["Name"])
    info = pathlib.Path(f"{name}-{distribution.version}.dist-info")
    content.update((info / file, text.encode()) for file, text in description(distribution, tag))
    with zipfile.ZipFile(folder / f"{name}-{distribution.version}-{tag}.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        record = []
        for path, data in content.items():
            wheel.writestr(str(path), data)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record.append(f"{path},sha256={digest},{len(data)}")
        wheel.writestr(str(info / "RECORD"), "\n".join([*record, f"{info / 'RECORD'},,"]) + "\n")


def main(folder, *names):
    waiting, done = list(names), {"setuptools"}
    while waiting:
        name = waiting.pop()
        if name.lower() in done:
            continue
        done.add(name.lower())
        distribution = metadata.distribution(name)
        make_wheel(pathlib.Path(folder), distribution)
        waiting += [Requirement(one).name for one in requirements(distribution)]


main(*sys.argv[1:])
