"""
Fuzz all code that reads messages from a jail, guided by coverage.

    pip install atheris==3.0.0
    python -m tests.harness.fuzz --inputs 10000000 [--seconds 600]

An input is a letter that names a reader, then the bytes that the jail sends. A crash is any error
that the reader does not document. The minimised corpus is in tests/harness/fuzz/corpus;
tests/jail/test_fuzz.py replays it.
"""

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.harness.fuzz.inputs import DICTIONARY, mutated, seeds
from tests.harness.fuzz.minimise import CORPUS, MAX_INPUT, TRACED, minimise
from tests.harness.fuzz.readers import one_input


class Report:
    """Counts inputs; keeps what crashed and the slowest."""

    def __init__(self, folder):
        self.folder, self.crashes = folder, {}
        self.inputs, self.slowest, self.start = 0, (0.0, b""), time.monotonic()

    def one(self, data):
        """Run one input and keep its result."""
        begin = time.monotonic()
        try:
            one_input(data)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            key = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
            if key not in self.crashes:
                self.crashes[key] = data[:300]
                Path(self.folder, f"crash-{len(self.crashes)}").write_bytes(data)
                print(f"crash: {key}: {error}\n    {data[:300]!r}", flush=True)
        self.slowest = max(self.slowest, (time.monotonic() - begin, data[:300]))
        self.inputs += 1
        if self.inputs % 250_000 == 0:
            self.print()

    def print(self):
        """Print one line."""
        seconds = time.monotonic() - self.start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{self.inputs} inputs, {self.inputs / seconds:.0f} a second, "
            f"{len(self.crashes)} crashes, slowest {self.slowest[0]:.3f} s "
            f"{self.slowest[1][:60]!r}, peak {peak:.0f} MiB",
            flush=True,
        )


def fuzz(found, work, runs, seconds):
    """Fuzz in this process; never returns."""
    try:
        import atheris
    except ImportError:
        sys.exit("cannot fuzz: atheris is not installed; pip install atheris==3.0.0")
    for module in TRACED:
        _instrument(module, atheris)
    report = Report(work)

    def one(data):
        report.one(data)
        if report.inputs >= runs or time.monotonic() - report.start > seconds:
            report.print()
            os._exit(1 if report.crashes else 0)

    def mutate(data, max_size, seed):
        rng = random.Random(seed)
        made = mutated(data, rng) if rng.random() < 0.6 else None
        return made if made and len(made) <= max_size else atheris.Mutate(data, max_size)

    words = Path(work, "words")
    words.write_text("".join(f'"{word}"\n'.replace("\\", "\\\\") for word in DICTIONARY))
    atheris.Setup(
        [
            "fuzz",
            str(found),
            str(CORPUS),
            f"-dict={words}",
            f"-max_len={MAX_INPUT}",
            "-timeout=20",
            "-rss_limit_mb=3000",
            "-verbosity=0",
            f"-artifact_prefix={work}/",
        ],
        one,
        custom_mutator=mutate,
    )
    atheris.Fuzz()


def _instrument(module, atheris):
    """Trace the branches of a module's functions and methods."""
    for thing in list(vars(module).values()):
        if getattr(thing, "__module__", None) != module.__name__:
            continue
        for function in vars(thing).values() if isinstance(thing, type) else [thing]:
            if hasattr(function, "__code__"):
                atheris.instrument_func(function)


def main():
    """Fuzz in child processes, then minimise the corpus."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        fuzz(*args.child, args.inputs, args.seconds)
    CORPUS.mkdir(exist_ok=True)
    for number, seed in enumerate(seeds()):
        (CORPUS / f"seed-{number:02}").write_bytes(seed)
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder, "found")
        found.mkdir()
        command = [
            sys.executable,
            "-m",
            "tests.harness.fuzz",
            "--inputs",
            str(args.inputs),
            "--seconds",
            str(args.seconds),
            "--child",
        ]
        status = subprocess.run([*command, str(found), folder]).returncode
        for crash in sorted(Path(folder).glob("crash-*")) + sorted(Path(folder).glob("timeout-*")):
            shutil.copy(crash, tempfile.gettempdir())
            print("kept", Path(tempfile.gettempdir(), crash.name))
        minimise(found)
    print(f"{len(list(CORPUS.iterdir()))} files in {CORPUS.relative_to(Path.cwd())}")
    sys.exit(status)


if __name__ == "__main__":
    main()
