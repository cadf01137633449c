"""
Make the data of the visible checks as other machines do, and compare the bytes with `release/`.

    python -m tests.harness.portable [python ...]

Prints a table: every kernel of OpenBLAS that this processor can run, with one thread and two, with
and without NumPy's own vector code, for each Python given (by default this one). An environment
with another version of NumPy is given by its Python. Exits with 1 if any byte differs.
"""

import ctypes
import hashlib
import json
import os
import platform
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KERNELS = (
    ("Prescott", "Nehalem", "Sandybridge", "Haswell", "Zen", "SkylakeX")
    if platform.machine() in ("x86_64", "AMD64")
    else ("ARMV8", "NEOVERSEN1", "NEOVERSEV1")
)
DISPATCH = "from numpy._core._multiarray_umath import __cpu_dispatch__ as d; print(*d)"
COPIES = "/proc/self/maps"


@dataclass(frozen=True)
class Setting:
    """A kernel of OpenBLAS, a number of threads, and whether NumPy uses its vector code."""

    kernel: str
    threads: int
    vectors: bool

    def __str__(self):
        return f"{self.kernel}, {self.threads} thread(s), {'' if self.vectors else 'no '}vectors"


class CannotRun(Exception):
    """The processor does not have the instructions of a kernel."""


def released():
    """Return the digest of the data of each function in `release/`."""
    digests = {}
    for file in sorted((ROOT / "release").glob("*/checks.json")):
        for line in file.read_text(encoding="utf-8").splitlines():
            name, found, _ = line.partition('": {"helpers"')
            if found:
                digests[name[1:]] = _digest(line.removesuffix(","))
    return digests


def make_elsewhere(setting, functions=(), python=sys.executable):
    """
    Return the digests of some functions, by default all, under a setting, and what really ran.

    Raises
    ------
    CannotRun
        If the processor cannot.
    """
    environment = {
        **os.environ,
        "OPENBLAS_CORETYPE": setting.kernel,
        "OPENBLAS_NUM_THREADS": str(setting.threads),
        "PYTHONWARNINGS": "ignore",  # of vector code that this processor lacks anyway
    }
    if not setting.vectors:
        environment["NPY_DISABLE_CPU_FEATURES"] = _run([python, "-c", DISPATCH]).strip()
    code = f"from tests.harness.portable import print_digests; print_digests({list(functions)!r})"
    return json.loads(_run([python, "-c", code], environment))


def _run(command, environment=None):
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    if done.returncode == -signal.SIGILL:
        raise CannotRun(f"{platform.processor() or platform.machine()}: illegal instruction")
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def print_digests(functions):
    """Print the digests of the functions in this process, and its settings, as JSON."""
    import numpy as np

    from autograder.checks import checks_of
    from autograder.submission.assignment import names
    from autograder.submission.support_files import line_of

    checks = {name: check for each in names() for name, check in checks_of(each).items()}
    digests = {name: _digest(line_of(checks[name])) for name in functions or checks}
    print(json.dumps({"digests": digests, "kernel": kernel(), "numpy": np.__version__}))


def kernel():
    """Return the name of the kernel that OpenBLAS runs in this process, if it is known."""
    if os.path.exists(COPIES):
        for line in Path(COPIES).read_text().splitlines():
            if "openblas" in line:
                library = ctypes.CDLL(line.split(maxsplit=5)[5])
                ask = getattr(library, "scipy_openblas_get_corename64_", None)
                if ask is not None:
                    ask.restype = ctypes.c_char_p
                    return ask().decode()
    return "unknown"


def _digest(line):
    return hashlib.sha256(line.encode()).hexdigest()


def main(pythons):
    """Print a row for each Python and setting; return how many differ."""
    wanted, n_different = released(), 0
    for python in pythons:
        for setting in (Setting(k, n, v) for k in KERNELS for n, v in ((1, True), (2, False))):
            try:
                made = make_elsewhere(setting, python=python)
            except CannotRun as reason:
                print(f"{setting!s:40} cannot run here: {reason}", flush=True)
                continue
            wrong = [name for name, digest in made["digests"].items() if digest != wanted[name]]
            n_different += bool(wrong)
            what = f"{len(wrong)} differ: {', '.join(wrong)}" if wrong else "the same"
            print(f"{made['numpy']:8} {setting!s:40} ran {made['kernel']:12} {what}", flush=True)
    return n_different


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:] or [sys.executable])))
