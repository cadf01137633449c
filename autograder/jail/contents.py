"""Say what a jail contains: environment variables, the Python installation, the worker's files."""

import base64
import os
import sysconfig
from pathlib import Path

from autograder.jail.inside.walls import RELEASE

ROOT = Path(__file__).resolve().parents[2]
INSIDE = Path(__file__).resolve().parent / "inside"
JUDGING = ROOT / "tutor" / "judging"
# No jail may show these. If the grader is installed, they are among the packages that it shows.
KEPT_OUT = [ROOT / name for name in ("autograder", "course", "tutor")]
ENVIRONMENT = {
    "HOME": "/tmp",
    "TMPDIR": "/tmp",
    "MPLCONFIGDIR": "/tmp",
    "IPYTHONDIR": "/tmp",
    "MPLBACKEND": "agg",
    "LANG": "C.UTF-8",
    "PATH": "",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


def host_view(support_files):
    """
    Return what a jail sees of the host, as settings for the parent (`sandbox.BOOTSTRAP`).

    That is the Python installation, the worker's code, and the support files of an assignment
    (path to bytes).
    """
    stdlib = Path(sysconfig.get_path("stdlib")).resolve()
    shown = {}
    for folder in (
        "/usr/lib",
        "/usr/lib64",
        "/lib",
        "/lib64",
        str(stdlib.parent),
        "/etc/ld.so.cache",
        "/dev/null",
        "/dev/zero",
        "/dev/urandom",
    ):
        if os.path.lexists(folder) and folder not in shown:
            shown[folder] = folder
    packages = "/jail/packages"
    files = _code() | {f"{RELEASE}/{name}": data for name, data in support_files.items()}
    return {
        "readonly": [
            pair
            for source, target in [*shown.items(), (sysconfig.get_path("purelib"), packages)]
            for pair in _without(KEPT_OUT, source, target)
        ],
        "files": {path: base64.b64encode(data).decode() for path, data in files.items()},
        "root": (INSIDE / "new_root.py").read_text(encoding="utf-8"),
        # before /jail: a release contains all of `tutor`, of which the worker has only a part
        "path": [str(stdlib), sysconfig.get_config_var("DESTSHARED"), packages, RELEASE, "/jail"],
    }


def _without(kept_out, source, target):
    """Yield paths (host, jail) that show a folder of the host without some of its contents."""
    folder = Path(source)
    real = folder.resolve()
    if folder.is_symlink() or not any(path.is_relative_to(real) for path in kept_out):
        yield source, target  # a link is shown as a link
        return
    for child in sorted(folder.iterdir()):
        if child.resolve() not in kept_out:
            yield from _without(kept_out, str(child), f"{target}/{child.name}")


def _code():
    """Return the code of the grader that a jail contains, two folders, as path to bytes."""
    packages = ("autograder", "autograder/jail", "tutor")
    files = {f"/jail/{name}/__init__.py": b"" for name in packages}
    for folder in (INSIDE, JUDGING):
        for path in sorted(folder.glob("*.py")):
            files[f"/jail/{path.relative_to(ROOT).as_posix()}"] = path.read_bytes()
    return files
