"""Minimise the corpus: keep the smallest input for each step of the program."""

import hashlib
import sys
from pathlib import Path

from autograder.jail import handle
from autograder.jail.inside import wire
from autograder.judge import proxy, session, untrusted
from tests.harness.fuzz.inputs import seeds
from tests.harness.fuzz.readers import one_input
from tutor.judging import codec

CORPUS = Path(__file__).parent / "corpus"
TRACED = wire, codec, handle, session, proxy, untrusted
MAX_FILES, MAX_INPUT = 250, 4096


def minimise(folder):
    """Replace the corpus by the smallest inputs that together take every step."""
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
