"""What the report counts and advises."""

import numpy as np
import pytest

from autograder.record import verdict as v
from autograder.report import build, data, figures
from autograder.report.measures import correlation
from tests.report.pages import Page, assert_harmless
from tests.report.records import NAME, failed, put
from tutor.judging.finding import Finding

MEAN = "the sum over samples without the mean"
TWICE = "give every sample twice"


def test_the_page_stands_alone(made_up):
    """The page of a class loads nothing, and its policy names its own script alone."""
    page = assert_harmless(made_up[2])
    assert "://" not in made_up[2] and "url(" not in made_up[2] and "@import" not in made_up[2]
    assert len(made_up[2]) < 2_000_000 and "What should I do now?" in page.text


def test_the_mistakes_of_the_class_are_counted(forward, tmp_path):
    """31 of 80 forgot the mean: the page says so first, with the students behind it."""
    for number in range(80):
        wrong = (
            dict.fromkeys(
                ("quadratic_cost_visible", "quadratic_cost_hidden"), failed(MEAN, sentence=TWICE)
            )
            if number < 31
            else {"predict_hidden": failed()}
            if number < 36
            else {}
        )
        put(tmp_path, forward, f"s{number:02}", **wrong)
    page, class_ = build.report(forward, tmp_path)
    first, second, *rest = figures.mistakes(class_)
    assert (first.exercise, first.kind, first.name) == ("quadratic_cost", "named", MEAN)
    assert first.students == [f"s{number:02}" for number in range(31)] and first.lost == 31 * 3
    assert first.hint == TWICE
    assert (second.exercise, second.kind, len(second.students)) == ("predict", "other", 5)
    assert not rest
    words = Page(page).text
    assert f"31 of 80 quadratic_ cost {MEAN}" in words
    assert f"Discuss in class: quadratic_cost, {MEAN}" in words
    assert ", ".join(first.students) in words


def test_a_student_counts_once_in_an_exercise(forward, tmp_path):
    """The hidden check's mistake goes before the visible one's, a name before none."""
    put(tmp_path, forward, "ada", predict_visible=failed("one"), predict_hidden=failed("two"))
    put(tmp_path, forward, "bob", predict_visible=failed("one"), predict_hidden=failed())
    class_ = data.read_class(forward, tmp_path)
    assert {one.name: one.students for one in figures.mistakes(class_)} == {
        "two": ["ada"],
        "one": ["bob"],
    }


@pytest.mark.parametrize(
    ("fields", "kind", "name"),
    [
        (
            failed(status=v.ERROR, message="", unwritten="predict"),
            "open",
            "not written yet",
        ),
        (
            failed(status=v.ERROR, message="predict(X): raised KeyError", raised="KeyError"),
            "other",
            "raised KeyError",
        ),
        (
            failed(status=v.ERROR, message="ValueError: this branch is not written yet"),
            "other",
            "an error",
        ),
        (failed(status=v.TIMEOUT), "other", "no answer in time"),
        (failed(status=v.CRASHED), "other", "the process ended"),
        (failed(status=v.MEMORY), "other", "too much memory"),
        (failed(), "other", "a wrong value that no known mistake explains"),
    ],
)
def test_what_has_no_name_is_grouped(forward, tmp_path, fields, kind, name):
    """A wrong answer without a known mistake is told by how it ended."""
    put(tmp_path, forward, "ada", predict_hidden=fields)
    found = figures.mistakes(data.read_class(forward, tmp_path))
    assert [(one.kind, one.name) for one in found] == [(kind, name)]


def test_difficulty_and_discrimination(forward, tmp_path):
    """They are the share of points earned, and the correlation with all other exercises."""
    rng = np.random.default_rng(0)
    for number in range(40):
        wrong = {
            cell.grade_id: failed()
            for cell in forward.questions
            if cell.role == "grade" and rng.random() < number / 50
        }
        put(tmp_path, forward, f"s{number:02}", **wrong)
    class_ = data.read_class(forward, tmp_path)
    names = {"accuracy_visible", "accuracy_hidden"}
    points = np.array(
        [
            [
                sum(
                    answer.points or 0
                    for grade_id, answer in one.answers.items()
                    if (grade_id in names) is own
                )
                for own in (True, False)
            ]
            for one in class_.read
        ]
    )
    found = {one.name: one for one in figures.exercises(class_)}
    assert found["accuracy"].difficulty == pytest.approx(points[:, 0].mean() / 3)
    assert found["accuracy"].discrimination == pytest.approx(np.corrcoef(points.T)[0, 1])
    assert found["accuracy"].discrimination > 0.2
    assert found["broadcasting_verdict"].difficulty is None
    assert found["broadcasting_verdict"].waiting == 40


@pytest.mark.parametrize("pairs", [[], [(1, 2)] * 5, [(1, 2)] * 20, [(k, 1) for k in range(20)]])
def test_no_correlation_is_told_where_there_is_none(pairs):
    """Few students, or equal ones, have no discrimination."""
    assert correlation(pairs) is None


def test_what_must_be_done_first_stands_first(forward, tmp_path):
    """Faults of the grader, written answers, odd files and ungraded students, each with names."""
    records, submissions = tmp_path / "records", tmp_path / "submissions"
    put(
        records,
        forward,
        "ada",
        "internal",
        predict_hidden={"points": None, "finding": Finding(v.INTERNAL)},
    )
    put(
        records,
        forward,
        "bob",
        "unreadable",
        "the file is empty",
        **{cell.grade_id: failed(status=v.ERROR) for cell in forward.questions},
    )
    put(records, forward, "cid", "missing", "there is no file")
    put(records, forward, "dot").write_text("{", encoding="utf-8")
    for student in ("ada", "bob", "cid", "dot", "eva"):
        (submissions / student / NAME).mkdir(parents=True)
    page, class_ = build.report(forward, records, submissions)
    assert [one.student for one in class_.read] == ["ada"]
    words = Page(page).text
    todo = [
        words.index(what)
        for what in (
            "Grade again: 2 students without a valid record",
            "Grade again: 1 student for whom the grader failed",
            "Read 1 written answer to broadcasting_verdict",
            "Write to 1 student whose file is not a notebook",
            "Write to 1 student whose notebook is missing or has another name",
        )
    ]
    assert todo == sorted(todo)
    assert f"grade --assignment {NAME} --submissions {submissions} --out {records}" in words
    assert "dot the record is damaged: it is not JSON, or it is cut off" in words
    assert "eva handed in, but not graded: there is no record" in words


def test_a_class_without_trouble(forward, tmp_path):
    """Where all is right and read, nothing is to be done."""
    manual = next(cell for cell in forward.questions if cell.role == "manual")
    for student in "abc":
        put(
            tmp_path,
            forward,
            student,
            **{manual.grade_id: {"finding": Finding(v.PASSED), "points": manual.points}},
        )
    words = Page(build.report(forward, tmp_path)[0]).text
    assert "Nothing: every record is valid and no answer waits." in words
    assert "No answer is wrong." in words
