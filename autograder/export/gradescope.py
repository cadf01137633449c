"""
Grade one submission inside Gradescope's container and write its `results.json`.

The bundle's `run_autograder` runs `python -m autograder.export.gradescope`; it needs no nbgrader.
The format: https://gradescope-autograders.readthedocs.io/en/latest/specs/. A total is written only
if the grader has decided every question that is not for a human.
"""

import argparse
import json
import os
import sys
import traceback
from pathlib import Path

from autograder import whole_file
from autograder.jail import selftest
from autograder.jail.errors import CannotIsolate
from autograder.jail.sandbox import Sandbox
from autograder.judge.grading import grade_in_peace
from autograder.record import verdict as v
from autograder.submission.assignment import Assignment

VISIBILITIES = ("visible", "after_due_date", "after_published", "hidden")
LAYOUT = {
    "output_format": "text",
    "test_output_format": "text",
    "test_name_format": "text",
    "visibility": "visible",
    "stdout_visibility": "hidden",
}
REFUSED = (
    "This submission was not graded, because the grader could not run here. No points were given "
    "or taken; if a number is shown, it is not your mark. Your instructor finds the reason in "
    "the autograder's output and runs it again."
)
UNDECIDED = (
    "The grader itself failed on some questions, so there is no total: no points were given "
    "or taken for them. Your instructor runs it again."
)


def results(record, by_hand=(), hidden_checks="visible"):
    """
    Return the tree of a `results.json`.

    Parameters
    ----------
    record : Record
    by_hand : collection of str
        The questions for a human. They have no score and no maximum here: their points belong
        to a manually graded question of the Gradescope assignment.
    hidden_checks : str
        Gradescope's `visibility` of the hidden checks.
    """
    by_hand = {
        *by_hand,
        *(verdict.grade_id for verdict in record.questions if verdict.status == v.MANUAL),
    }
    tests = [
        _read(verdict) if verdict.grade_id in by_hand else _decided(verdict, hidden_checks)
        for verdict in record.questions
    ]
    words = [record.message] if record.message else []
    if by_hand:
        words.append("Read by your instructor: " + ", ".join(sorted(by_hand)) + ".")
    tree = record.as_json()
    results_ = {
        **LAYOUT,
        "execution_time": round(record.seconds, 3),
        "tests": tests,
        "extra_data": {key: tree[key] for key in ("schema", "status", "versions", "hashes")},
    }
    if record.status == "internal":
        words.insert(0, UNDECIDED)
    else:
        results_["score"] = record.points
    return {**results_, "output": "\n".join(words)}


def refusal():
    """Return a `results.json` without a score that explains why there is none."""
    return {**LAYOUT, "output": REFUSED, "extra_data": {"status": "internal"}}


def _read(verdict):
    """Return the entry of a question that a human reads."""
    return {
        "name": _name(verdict.grade_id),
        "visibility": "visible",
        "output": f"{verdict.message} ({verdict.max_points:g} points, given by hand)",
    }


def _decided(verdict, hidden_checks):
    """Return the entry of a question that the grader decides; no score if it could not."""
    hidden = verdict.grade_id.endswith("_hidden")
    said = verdict.message or {v.PASSED: "right"}.get(verdict.status, "")
    entry = {
        "name": _name(verdict.grade_id),
        "max_score": verdict.max_points,
        "output": f"{verdict.status}: {said}",
        "visibility": hidden_checks if hidden else "visible",
        "extra_data": {"status": verdict.status},
    }
    if verdict.points is None:
        return entry
    passed = "passed" if verdict.status == v.PASSED else "failed"
    return {**entry, "status": passed, "score": verdict.points}


def _name(grade_id):
    """Return the name that students see: `relu: hidden checks` for `relu_hidden`."""
    function, _, kind = grade_id.rpartition("_")
    return f"{function}: {kind} checks" if kind in ("visible", "hidden") else grade_id


def find_notebook(folder, name):
    """Return the path of the submitted notebook, also if it is in a subfolder."""
    if os.path.lexists(folder / name):
        return folder / name
    found = [
        path
        for path in folder.rglob(name)
        if not any(
            part.startswith(".") or part == "__MACOSX" for part in path.relative_to(folder).parts
        )
    ]
    return found[0] if len(found) == 1 else folder / name


def submitter(path):
    """Return the addresses of the submitters, from Gradescope's `submission_metadata.json`."""
    try:
        users = json.loads(path.read_text(encoding="utf-8"))["users"]
        return ",".join(sorted(str(user["email"]) for user in users))
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def grade_here(folder, assignment, hidden_checks):
    """Return the `results.json` for the files in `folder`/submission, whatever happens."""
    try:
        assignment = Assignment(assignment)
        path = find_notebook(folder / "submission", assignment.path.name)
        with Sandbox() as sandbox:
            record = grade_in_peace(
                path, assignment, sandbox, submitter(folder / "submission_metadata.json")
            ).record
    except CannotIsolate as error:
        print(f"autograder: {error}")
        selftest.report()
        return refusal()
    except Exception:  # the grader's own fault: it must cost no points
        traceback.print_exc()
        return refusal()
    by_hand = {cell.grade_id for cell in assignment.questions if cell.role == "manual"}
    return results(record, by_hand, hidden_checks)


def main(argv=None):
    """Grade and write `results/results.json`, whole or not at all."""
    parser = argparse.ArgumentParser(
        prog="python -m autograder.export.gradescope", description=__doc__
    )
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--assignment", metavar="NN-topic")
    wanted.add_argument(
        "--check", action="store_true", help="only say whether this machine can grade"
    )
    parser.add_argument("--folder", type=Path, default=Path("/autograder"), metavar="DIR")
    parser.add_argument("--hidden-checks", choices=VISIBILITIES, default="visible")
    args = parser.parse_args(argv)
    if args.check:
        return selftest.report()
    tree = grade_here(args.folder, args.assignment, args.hidden_checks)
    out = args.folder / "results" / "results.json"
    out.parent.mkdir(exist_ok=True)
    whole_file.write(out, json.dumps(tree, indent=1, allow_nan=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
