"""The results that Gradescope reads, held against its documents."""

import re

import jsonschema

from autograder.export import gradescope
from tests.export.gradescope_format import RESULTS, accepted
from tests.export.records import question, record


def test_results_follow_the_specification():
    """Every status becomes an entry of Gradescope's format; the scores add up to the total."""
    statuses = ["failed", "error", "timeout", "memory", "crashed"]
    costly = [
        question(f"f{n}_visible", status, 0.5, 2.0, "looks like <b>x</b>")
        for n, status in enumerate(statuses)
    ]
    tree = accepted(gradescope.results(record(question(), *costly)))
    assert tree["score"] == sum(test["score"] for test in tree["tests"]) == 4.5
    assert [test["status"] for test in tree["tests"]] == ["passed"] + ["failed"] * 5
    assert tree["tests"][1]["output"] == "failed: looks like <b>x</b>"
    formats = {tree[key] for key in ("output_format", "test_output_format", "test_name_format")}
    assert formats == {"text"} and tree["stdout_visibility"] == "hidden"


def test_a_written_answer_has_no_score_and_no_maximum():
    """What a human reads is shown, outside of the points of the autograder, answered or not."""
    answered = question("why", "manual", None, 3.0, "read by your instructor")
    empty = question("why_not", "failed", 0.0, 5.0, "no answer")
    tree = accepted(gradescope.results(record(question(), answered, empty), {"why", "why_not"}))
    assert tree["score"] == sum(test.get("max_score", 0) for test in tree["tests"]) == 2.0
    assert all("score" not in test for test in tree["tests"][1:])
    assert "no answer (5 points, given by hand)" == tree["tests"][2]["output"]
    assert "why, why_not" in tree["output"]


def test_a_fault_of_the_grader_leaves_no_total():
    """Where the grader failed there is no score, no total, and a sentence that says so."""
    failed = question("tanh_hidden", "internal", None, 2.0, "the grader itself failed here")
    tree = gradescope.results(record(question(), failed, status="internal"))
    jsonschema.validate(tree, RESULTS)
    assert "score" not in tree and not {"score", "status"} & set(tree["tests"][1])
    assert "no points were given or taken" in tree["output"]


def test_hidden_checks_can_wait_for_the_due_date():
    """Only the hidden checks get the visibility asked for, and no text tells the points."""
    both = record(question("relu_visible"), question("relu_hidden"))
    tree = accepted(gradescope.results(both, hidden_checks="after_due_date"))
    assert [test["visibility"] for test in tree["tests"]] == ["visible", "after_due_date"]
    assert not re.search(r"\d", tree["output"])


def test_the_submitter_is_read_from_gradescopes_metadata(tmp_path):
    """The addresses of a group are the student's name; a damaged file is no reason to fail."""
    # https://gradescope-autograders.readthedocs.io/en/latest/submission_metadata/
    path = tmp_path / "submission_metadata.json"
    assert gradescope.submitter(path) == ""
    path.write_text('{"users": [{"email": "b@x", "id": 2, "name": "B"}, {"email": "a@x"}]}')
    assert gradescope.submitter(path) == "a@x,b@x"
    path.write_text('{"users": 3}')
    assert gradescope.submitter(path) == ""
