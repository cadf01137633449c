"""
Coverage-guided fuzzing of everything that reads what a jail sends.

    pip install atheris==3.0.0
    python -m tests.harness.fuzz --inputs 10000000 [--seconds 600]

An input is a letter that names a reader, then what the jail sends. A crash is any error but those
that the reader promises. The corpus, minimised, stays under tests/harness/corpus, which
tests/jail/test_fuzz.py replays.
"""

import argparse
import contextlib
import copy
import hashlib
import json
import math
import os
import random
import resource
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from autograder.jail import handle
from autograder.jail.inside import wire
from autograder.jail.sandbox import Limits
from autograder.judge import proxy, session, untrusted
from autograder.judge.proxy import Function, StudentError
from autograder.judge.session import Session
from tutor.judging import codec
from tutor.judging.judge import Example, judge

CORPUS = Path(__file__).parent / "corpus"
TRACED = wire, codec, handle, session, proxy, untrusted
MAX_FILES, MAX_INPUT = 250, 4096
LIMITS = Limits()
NUMBER = 7  # of every request here, so that an input can answer it
DICTIONARY = """
number ask args kwargs value after error text line memory found callable outputs stream stdout
picture invoked failed int tuple dict array scalar opaque standin Seed function helper apply draw
<f8 >i4 |b1 <c16 NaN Infinity 1e999 true false null -1 99999999999999999999 \\ud800
""".split()
ODD = (
    None,
    True,
    -1,
    0,
    2**31,
    2**63,
    10**400,
    1.5,
    math.nan,
    math.inf,
    "",
    "a" * 90,
    "\ud800",
    "AAAAAAAAAAA=",
    [],
    {},
    [0],
    [2, 3],
    [0, 2**24, 2**24],
    {"tuple": []},
    {"int": "-f"},
)
ANSWERS = {
    "helper": lambda A, B=0: np.maximum(A, B),
    "apply": lambda f, x: f(x),
    "draw": lambda rng, n=2: rng.random(n),
}
EXAMPLES = [
    Example("numbers", ("x",), (np.arange(3.0),), np.arange(6.0).reshape(2, 3)),
    Example("several", ("x",), ([1, 2.0],), (np.float64(1.0), [1.0], None, "text")),
    Example("a dict", ("x",), ({"a": np.ones(2)},), {"W1": np.ones((2, 2)), "b1": np.zeros(2)}),
]


def one_input(data):
    """Give an input to the reader that its first letter names; raises only what must not be."""
    reader = READERS.get(data[:1])
    if reader:
        reader(data[1:])


def _read_frames(data):
    """Read raw bytes as messages until they end."""
    ours, theirs = socket.socketpair()
    with ours, theirs, contextlib.suppress(wire.WireError, wire.Closed):
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        while True:
            wire.receive(ours, time.monotonic() + 5)


def _read_value(data):
    """Read JSON as an encoded value, and write what came out again."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return
    with contextlib.suppress(codec.DecodeError):
        value = codec.decode(tree)
        again = codec.decode(json.loads(json.dumps(codec.encode(value))))
        if type(again) is not type(value) and not isinstance(again, codec.Opaque):
            raise AssertionError(f"{value!r} became {again!r}")


def _with_session(use, references=None):
    """Return a reader that gives `use` a session whose jail sends the lines of the input."""

    def read(data):
        fixed, real = SimpleNamespace(randbits=lambda n: NUMBER), handle.secrets
        handle.secrets = fixed
        try:
            with contextlib.ExitStack() as ends:
                box = SimpleNamespace(
                    limits=LIMITS, open=lambda files: _jail(data, ends, bool(references))
                )
                use(ends.enter_context(Session(box, {}, time.monotonic() + 60, references)))
        except (handle.Died, StudentError):
            pass
        finally:
            handle.secrets = real

    return read


def _jail(data, ends, asks):
    """
    Return a jail that sends each line as a message, with the right number, and is gone.

    The lines answer the calls of one request, each with the next number; where the jail `asks`,
    they are questions within one call.
    """
    ours, theirs = socket.socketpair()
    lifeline, other = socket.socketpair()
    other.close()
    ends.enter_context(theirs)  # open for what the session sends
    for number, line in enumerate(data.split(b"\n"), NUMBER):
        if line.startswith(b"{"):  # a number that the line gives itself comes later and counts
            comma = b"" if line[1:2] == b"}" else b","
            line = b'{"number":%d%s%s' % (NUMBER if asks else number, comma, line[1:])
        with contextlib.suppress(BlockingIOError):
            theirs.send(struct.pack(">I", len(line)) + line, socket.MSG_DONTWAIT)
    theirs.shutdown(socket.SHUT_WR)
    return handle.Jail(ours, lifeline)


def _observe(session):
    """Judge three calls as the hidden checks do."""
    outcomes = Function(session, "f").observe_all(EXAMPLES)
    finding = judge("f", EXAMPLES, outcomes, list)
    if finding.status not in ("passed", "failed", "error"):
        raise AssertionError(finding)


READERS = {
    b"w": _read_frames,
    b"d": _read_value,
    b"r": _with_session(lambda session: session.run("pass", figures=True)),
    b"l": _with_session(lambda session: session.look("f")),
    b"c": _with_session(lambda session: Function(session, "f")(1)),
    b"o": _with_session(_observe),
    b"a": _with_session(lambda session: Function(session, "f")(1), ANSWERS),
}


def seeds():
    """Return one good input for each reader, and some for what is rare."""

    def lines(letter, *messages):
        return letter + b"\n".join(json.dumps(message).encode() for message in messages)

    array = codec.encode(np.arange(6.0).reshape(2, 3))
    values = [
        array,
        codec.encode((1, [2.5, None], {"a": "b", 3: (True,)})),
        codec.encode(np.float32(1)),
        {"opaque": [3, "function"]},
        codec.encode([np.array([True]), np.array([1j]), np.zeros((0, 2), ">i4")]),
    ]
    frame = json.dumps({"value": values[1]}).encode()
    after = {"tuple": [codec.encode(EXAMPLES[0].args[0])]}
    asks = [
        {"ask": "helper", "args": [array], "kwargs": {"dict": []}},
        {
            "ask": "draw",
            "args": [{"standin": ["Seed", [{"int": "5"}]]}],
            "kwargs": {"dict": [["n", {"int": "2"}]]},
        },
        {"ask": "apply", "args": [{"opaque": [0, "function"]}, 1.5], "kwargs": {"dict": []}},
    ]
    return [
        b"w" + struct.pack(">I", len(frame)) + frame,
        b"w\x7f\xff\xff\xff",
        *(lines(b"d", value) for value in values),
        lines(
            b"r",
            {
                "outputs": [{"stream": "stdout", "text": "x"}, {"picture": "AAAA"}],
                "error": {"text": "ValueError: x", "line": "line 1", "memory": False},
            },
        ),
        lines(b"l", {"found": True, "callable": False, "value": array}),
        lines(b"l", {"found": True, "callable": True}),
        lines(b"l", {"found": False}),
        lines(b"c", {"value": values[1], "error": None}),
        lines(b"c", {"error": {"text": "x", "line": None, "memory": True}}),
        lines(
            b"o",
            *(
                {
                    "value": codec.encode(example.expected),
                    "error": None,
                    "after": codec.encode(list(example.args)),
                }
                for example in EXAMPLES
            ),
        ),
        lines(b"o", {"value": array, "error": None, "after": after}),
        lines(b"a", {}, *asks, {"invoked": array}, {"value": array, "error": None}),
        lines(b"a", {}, asks[2], {"invoked": None, "failed": "no"}, {"value": None}),
    ]


def mutated(data, rng):
    """Return an input with one value of one of its messages changed; None where none is JSON."""
    head, lines = data[:1], data[1:].split(b"\n")
    number = rng.randrange(len(lines))
    try:
        root = [json.loads(lines[number])]
        places = list(_places(root))
        for _ in range(rng.choice((1, 1, 2, 4))):
            holder, key = rng.choice(places)
            _change(holder, key, rng, places)
        lines[number : number + 1] = [json.dumps(tree).encode() for tree in root]
    except (ValueError, RecursionError, LookupError, OverflowError):
        return None
    return head + b"\n".join(lines)


def _places(tree):
    """Yield each container and key of a tree."""
    for key, value in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
        yield tree, key
        if isinstance(value, (dict, list)):
            yield from _places(value)


def _change(holder, key, rng, places):
    """Replace, wrap, remove or double one value; another place's value is a replacement too."""
    other_holder, other_key = rng.choice(places)
    value, other = holder[key], copy.deepcopy(other_holder[other_key])
    choice = rng.randrange(6)
    if choice == 0:
        holder[key] = {rng.choice(DICTIONARY): value}
    elif choice == 1:
        del holder[key]
    elif choice == 2 and isinstance(holder, dict):
        holder[rng.choice(DICTIONARY)] = holder.pop(key)
    elif choice == 2:
        holder.insert(key, other)
    elif choice == 3 and type(value) in (int, float):
        holder[key] = rng.choice((-value, value + 1, value * 10 ** rng.randrange(30), value / 7))
    else:
        holder[key] = copy.deepcopy(rng.choice((*ODD, other, [other], rng.choice(DICTIONARY))))


class Report:
    """Counts inputs; keeps what crashed and the slowest."""

    def __init__(self, folder):
        self.folder, self.crashes = folder, {}
        self.inputs, self.slowest, self.start = 0, (0.0, b""), time.monotonic()

    def one(self, data):
        """Run one input and remember how it went."""
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


def minimise(folder):
    """Put the smallest inputs that take a step no smaller one takes in the place of the corpus."""
    inputs = sorted(
        {path.read_bytes() for path in [*CORPUS.iterdir(), *folder.iterdir()]},
        key=lambda data: (len(data), data),
    )
    seen, kept = set(), []
    for data in [*seeds(), *inputs]:
        steps = _steps(data)
        if not steps <= seen:
            kept.append(data)
            seen |= steps
    for old in CORPUS.iterdir():
        old.unlink()
    for data in kept[:MAX_FILES]:
        (CORPUS / hashlib.sha1(data).hexdigest()[:12]).write_bytes(data)


def _steps(data):
    """Return the pairs of lines that follow each other while an input is read."""
    files, steps = {module.__file__ for module in TRACED}, set()

    def local(frame, event, _):
        place = (frame.f_code, frame.f_lineno, event)
        steps.add((local.last, place))
        local.last = place
        return local

    local.last = data[:1]
    sys.settrace(lambda frame, *_: local if frame.f_code.co_filename in files else None)
    try:
        one_input(data)
    finally:
        sys.settrace(None)
    return steps


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
