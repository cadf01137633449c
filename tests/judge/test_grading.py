"""How a submission is judged: partial credit, follow-through, replay, faults of our own."""

from dataclasses import replace

from autograder.checks.check import Check, raise_for
from autograder.jail.sandbox import Sandbox
from autograder.judge.grade_cell import split
from autograder.judge.grading import grade
from autograder.limits import Limits
from autograder.record.verdict import INTERNAL
from tests.judge.answers import ALONE4, RIGHT, RIGHT4
from tests.judge.small import Small, double
from tutor.judging.finding import Finding


def test_right_answers_pass(judge):
    """Right answers get all points."""
    verdicts = judge(RIGHT, RIGHT4)
    assert [verdict.points for verdict in verdicts.values()] == [1, 2, 2]


def test_a_known_mistake_is_named(judge):
    """A wrong answer that does what a known mistake does gets its name and sentence."""
    verdict = judge("def double(x):\n    return x * x", ALONE4)["double_hidden"]
    assert verdict.mistake == "a square"
    assert "Looks like a square: 2 is both" in verdict.message


def test_one_dead_question_costs_itself_only(judge):
    """After a crash the cells are replayed and the next question is judged."""
    verdicts = judge("import os\ndef double(x):\n    os._exit(1)", ALONE4)
    assert verdicts["double_hidden"].status == "crashed"
    assert verdicts["quadruple_hidden"].status == "passed"


def test_a_cell_that_dies_is_not_replayed(judge):
    """A cell that killed the worker is left out when the others are run again."""
    verdicts = judge(RIGHT, ALONE4, extra=["import os; os._exit(1)", "kept = 1"])
    assert [verdict.status for verdict in verdicts.values()] == ["passed"] * 3


def test_partial_credit_is_the_share_of_checks(judge):
    """A grade cell with four tests of which three hold pays three quarters."""
    tests = (
        "assert double(1) == 2\nassert double(2) == 4\n"
        "assert double(3) == 7, 'three doubled'\ncheck_double(double)"
    )
    verdict = judge(RIGHT, ALONE4, Small(tests))["double_hidden"]
    assert (verdict.status, verdict.points) == ("failed", 1.5)
    assert verdict.message == "three doubled"


def test_a_test_may_name_arguments_and_pass_results_on(judge):
    """Keyword arguments travel, and an object of the student's can be handed back to them."""
    tests = "thing = double(x=3)\nassert double(thing) == 'same'\nassert double(x=2) == 'same'"
    double = (
        "class Thing:\n    pass\nkept = Thing()\n"
        "def double(x):\n    return kept if x == 3 else 'same' if x in (2, kept) else 0"
    )
    assert judge(double, ALONE4, Small(tests))["double_hidden"].points == 2


def test_points_never_come_from_output(judge):
    """A last expression that looks like a number is no score."""
    verdict = judge(RIGHT, ALONE4, Small("check_double(double)\n0.25"))["double_hidden"]
    assert verdict.points == 2


def test_our_own_fault_costs_nothing_and_pays_nothing(judge):
    """A check that breaks is `internal`: no points, a human is asked, no detail is public."""
    verdict = judge(RIGHT, ALONE4, Small("raise ZeroDivisionError('secret')"))["double_hidden"]
    assert verdict.status == INTERNAL
    assert verdict.points is None
    assert "secret" not in str(verdict.as_json())


def test_an_internal_fault_marks_the_record(tmp_path, sandbox, assignments, monkeypatch):
    """A record with an internal fault says so and leaves the score open."""
    assignment = assignments["01-activations"]
    path = tmp_path / "activations.ipynb"
    path.write_bytes(assignment.path.read_bytes())
    monkeypatch.setattr("autograder.judge.cell_run.CellRun.verdicts", lambda *_: 1 / 0)
    record = grade(path, assignment, sandbox, "student").record
    assert record.status == "internal"
    assert all(verdict.points is None for verdict in record.questions)


def test_a_fault_while_reading_costs_nothing(tmp_path, sandbox, assignments, monkeypatch):
    """When even reading a file breaks the grader, the student keeps the chance of every point."""
    monkeypatch.setattr("autograder.judge.grading.rebuild", lambda *_: 1 / 0)
    graded = grade(tmp_path / "x.ipynb", assignments["01-activations"], sandbox, "student")
    assert graded.record.status == "internal"
    assert all(verdict.points is None for verdict in graded.record.questions)
    assert "np.exp(-np.abs(z))" not in "".join(cell.source for cell in graded.cells)


def test_names_that_are_missing_are_explained(judge):
    """A function whose cell stopped is reported with the reason and the line."""
    verdict = judge("x = 1\ny = x / 0\ndef double(x):\n    return 2", ALONE4)["double_visible"]
    assert verdict.status == "error"
    assert "ZeroDivisionError" in verdict.message
    assert "line 2: y = x / 0" in verdict.message


def test_a_student_error_shows_the_students_line(judge):
    """An error inside a function is told with the student's own line."""
    verdict = judge("def double(x):\n    y = x + undefined\n    return y", ALONE4)["double_hidden"]
    assert "NameError" in verdict.message
    assert "line 2 of double: y = x + undefined" in verdict.message


def test_an_unwritten_function_is_called_unwritten(judge):
    """A skeleton is not an error message about an exception, but a reminder."""
    verdict = judge("def double(x):\n    raise NotImplementedError", ALONE4)["double_visible"]
    assert verdict.message.startswith("double is not written yet")


def test_a_submission_has_a_time_budget(judge):
    """When the whole time is used up the remaining questions are `timeout` at once."""
    with Sandbox(Limits(cell_seconds=1, call_seconds=1, total_seconds=0.5)) as short:
        verdicts = judge("import time; time.sleep(9)", ALONE4, use=short)
    assert {verdict.status for verdict in verdicts.values()} == {"timeout"}


def test_split_tells_tests_from_other_lines():
    """Asserts and check calls carry points; imports and calls that must run do not."""
    parts = split('"""Text."""\nimport numpy\nf(1)\nassert f(1)\ncheck_f(f)\ncheck(f)')
    assert [part.counts for part in parts] == [False, False, False, True, True, True]


class Patient(Check):
    """A check that grants its calls more time than usual."""

    seconds = 6.0

    def hidden_examples(self, seed):
        """Return the usual examples with the time."""
        return [
            replace(example, seconds=self.seconds) for example in super().hidden_examples(seed)[:1]
        ]


def patient(seconds):
    """Return the small assignment with a patient check of `double`."""
    assignment = Small()
    check = Patient(double, visible=[("one", (1.0,))])
    check.family("numbers")(lambda rng: [(rng.normal(size=3),)])
    check.seconds = seconds
    assignment.checks["double"] = check
    return assignment


def test_a_check_may_grant_a_call_its_own_time(judge):
    """A call may take what its check grants, beyond the usual limit and the whole budget."""
    slow = (
        "import time\nimport numpy as np\ndef double(x):\n"
        "    time.sleep(1.5 * (np.size(x) > 1))\n    return x * 2"
    )
    with Sandbox(Limits(cell_seconds=1, call_seconds=1, total_seconds=1.4)) as short:
        assert judge(slow, ALONE4, patient(6.0), short)["double_hidden"].points == 2
        assert judge(slow, ALONE4, use=short)["double_hidden"].status == "timeout"
        assert judge(slow, ALONE4, patient(1.2), short)["double_hidden"].status == "timeout"


class Measured(Check):
    """A check that gives a quarter of the points."""

    def __call__(self, function):
        """Judge as measured."""
        raise_for("double", Finding("failed", what="a quarter of the way", share=0.25))


def test_points_in_proportion(judge):
    """A finding that is worth a share of the points gives that share, and its message."""
    assignment = Small()
    assignment.checks["double"] = Measured(double, visible=[("one", (1.0,))])
    verdict = judge(RIGHT, RIGHT4, assignment)["double_hidden"]
    assert (verdict.status, verdict.points, verdict.message) == (
        "failed",
        0.5,
        "a quarter of the way",
    )
