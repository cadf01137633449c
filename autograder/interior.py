"""What a jail finds inside: environment variables, the Python installation, the worker's files."""

import base64
import os
import sysconfig
from pathlib import Path

from .jail import RELEASE

HERE = Path(__file__).resolve().parent
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
    Return what the jail sees of the host.

    That is the Python installation, the worker's code, and the support files (path to bytes) of an
    assignment, with which the warm parent is furnished.
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
    names = [
        f"{name}.py"
        for name in (
            "root",
            "jail",
            "warm",
            "wire",
            "worker",
            "tutor/codec",
            "tutor/errors",
            "tutor/formulas",
            "tutor/standins",
        )
    ]
    files = {
        f"/jail/autograder/{name}": (HERE / name).read_text(encoding="utf-8") for name in names
    }
    files |= {"/jail/autograder/__init__.py": "", "/jail/autograder/tutor/__init__.py": ""}
    inside = {path: text.encode() for path, text in files.items()}
    inside |= {f"{RELEASE}/{name}": data for name, data in support_files.items()}
    return {
        "readonly": [*shown.items(), (sysconfig.get_path("purelib"), packages)],
        "files": {path: base64.b64encode(data).decode() for path, data in inside.items()},
        "root": files["/jail/autograder/root.py"],
        "path": [str(stdlib), sysconfig.get_config_var("DESTSHARED"), packages, "/jail"],
    }
