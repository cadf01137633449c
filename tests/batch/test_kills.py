"""Grading that is killed, in part or as a whole, loses nothing and costs nobody."""

import json
import random
import signal
import socket
import threading

import pytest

from autograder.batch import job
from autograder.jail.sandbox import Sandbox
from tests.batch.places import notebook
from tests.harness.classes import NAME, make_class
from tests.harness.storm import KINDS, Storm


@pytest.mark.parametrize("victim", ["parent", "jail"])
def test_a_killed_process_costs_nobody(folder, assignments, tmp_path, monkeypatch, victim):
    """A submission whose jail or parent was killed is graded afresh, not `crashed`."""
    alone = job.Job(folder, tmp_path, assignments[NAME])
    opened = []
    original = Sandbox.open

    def killed(self, files):
        if opened:
            return original(self, files)
        opened.append(victim)
        if victim == "parent":
            self._process.send_signal(signal.SIGSTOP)  # so that it dies while it is asked
            threading.Timer(0.2, self._process.kill).start()
            return original(self, files)
        jail = original(self, files)
        jail._lifeline.shutdown(socket.SHUT_RDWR)  # every process of the jail is killed
        return jail

    with Sandbox() as sandbox:
        calm = job._graded(alone, "s000", sandbox)
        monkeypatch.setattr(Sandbox, "open", killed)
        again = job._graded(alone, "s000", sandbox)
    assert opened and calm.questions == again.questions


def test_a_student_who_kills_the_jail_is_crashed(folder, assignments, tmp_path):
    """Code that ends its own process every time is not taken for a fault from outside."""
    path = notebook(folder, "s000")
    tree = json.loads(path.read_text(encoding="utf-8"))
    for cell in tree["cells"]:
        if "def relu(" in "".join(cell["source"]):
            cell["source"] = "def relu(z):\n    import os\n    os.kill(os.getpid(), 9)"
    path.write_text(json.dumps(tree), encoding="utf-8")
    with Sandbox() as sandbox:
        record = job._graded(job.Job(folder, tmp_path, assignments[NAME]), "s000", sandbox)
    verdicts = {verdict.grade_id: verdict.status for verdict in record.questions}
    assert (verdicts["relu_hidden"], verdicts["sigmoid_hidden"]) == ("crashed", "passed")


def test_killed_at_any_moment_nothing_is_lost(tmp_path):
    """After kills of graders, parents and jails the records are those of a calm run."""
    storm = Storm(make_class(tmp_path / "in", 12), tmp_path / "out", random.Random(5))
    calm = storm.finish()
    storm.begin()
    killed = 0
    for kind in ["jail", "parent", *KINDS]:
        killed += storm.kill(kind)
        storm.saved()  # raises for a record that is half written
    assert killed  # the others came after the end
    assert storm.finish() == calm and not storm.stray()


def test_stray_parts_are_swept(run, out):
    """What a killed grader left half written is removed by the next."""
    part = out / "s000" / f".{NAME}.json.part"
    part.write_text('{"half')
    assert run() == 0
    assert not part.exists()
