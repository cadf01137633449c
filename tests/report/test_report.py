"""The report on a class: what it counts and advises, whom it calls alike, what never runs."""

import base64
import dataclasses
import hashlib
import json
import os
import random
import re
import shutil
import time
from html.parser import HTMLParser

import numpy as np
import pytest

from autograder.__main__ import main
from autograder.record import fingerprint, read
from autograder.record import verdict as v
from autograder.record.verdict import Record, Verdict
from autograder.report import build, data, figures, similarity
from autograder.report.advice import advice
from autograder.report.page import render
from autograder.report.tokens import MAX_TOKENS, tokens
from tests.harness.made_up_class import KNOWN, make_class, renamed
from tests.harness.report_times import named_pairs, seconds_to_open
from tutor.judging.finding import Finding

NAME = "02-forward"
MEAN = "the sum over samples without the mean"
OWNED = "document.documentElement.dataset.owned=1"
HOSTILE = f"</script><script>{OWNED}</script><img src=x onerror={OWNED}>{{{{7*7}}}}"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def verdicts(assignment, **wrong):
    """Return right verdicts of every question but those that `wrong` has the fields of."""
    found = []
    for cell in assignment.questions:
        manual = cell.role == "manual"
        right = Verdict(
            cell.grade_id,
            None if manual else cell.points,
            cell.points,
            Finding(v.MANUAL if manual else v.PASSED),
        )
        found.append(dataclasses.replace(right, **wrong.get(cell.grade_id, {})))
    return found


def failed(mistake=None, message="wrong", status=v.FAILED, **fields):
    """Return the fields of a wrong answer."""
    found = Finding(status, what=message, mistake=mistake, **fields)
    return {"points": 0.0, "finding": found}


def put(folder, assignment, student, status="graded", message="", change=None, **wrong):
    """Write the record of a student, changed by a function of its tree."""
    record = Record(
        assignment.name,
        student,
        status,
        verdicts(assignment, **wrong),
        0.1,
        1,
        fingerprint.versions(),
        message,
        {"file": None, "cells": None, "checks": {}, "environment": "e" * 16},
    ).as_json()
    if change:
        change(record)
    path = folder / student / f"{assignment.name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def forward(assignments):
    """The assignment that these tests report on."""
    return assignments[NAME]


@pytest.fixture(scope="module")
def made_up(forward, tmp_path_factory):
    """A made-up class of records and submissions, six copies, a ring, and its page."""
    root = tmp_path_factory.mktemp("class")
    copied = make_class(forward, 40, root, seed=3)
    page, _ = build.report(forward, root / "records", root / "submissions")
    return root, copied, page


class Page(HTMLParser):
    """What a page holds that could load, run or send something, and its words."""

    def __init__(self, text):
        super().__init__()
        self.attributes, self.tags, self.words, self.scripts, self._inside = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note a tag and its attributes."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "script":
            self.scripts.append([dict(attrs), ""])
        self._inside.append(tag)

    def handle_endtag(self, tag):
        """Note the end of a tag."""
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, text):
        """Note words, those of scripts apart."""
        if "script" in self._inside[-1:]:
            self.scripts[-1][1] += text
        elif "style" not in self._inside[-1:]:
            self.words.append(text)

    @property
    def text(self):
        """Return the words as one line."""
        return " ".join(" ".join(self.words).split())


def assert_harmless(text):
    """A page asks for nothing, and the only script that its policy allows is its own."""
    page = Page(text)
    for tag, name, value in page.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in ("src", "srcset", "srcdoc", "action", "formaction", "poster", "data")
        if name == "href":
            assert value.startswith("#") and HOSTILE not in value
    assert not {"img", "iframe", "object", "embed", "link", "base", "form"} & set(page.tags)
    assert [attributes.get("type") for attributes, _ in page.scripts] == [
        "application/json",
        "application/json",
        None,
    ]
    digest = base64.b64encode(hashlib.sha256(page.scripts[-1][1].encode()).digest()).decode()
    policy = next(value for tag, name, value in page.attributes if "default-src" in value)
    assert policy.startswith("default-src 'none';")
    assert f"script-src 'sha256-{digest}'" in policy and "unsafe-eval" not in policy
    return page


def test_the_page_stands_alone(made_up):
    """The page of a class loads nothing, and its policy names its own script alone."""
    page = assert_harmless(made_up[2])
    assert "://" not in made_up[2] and "url(" not in made_up[2] and "@import" not in made_up[2]
    assert len(made_up[2]) < 2_000_000 and "What should I do now?" in page.text


def test_the_mistakes_of_the_class_are_counted(forward, tmp_path):
    """31 of 80 forgot the mean: the page says so first, with the students behind it."""
    for number in range(80):
        wrong = (
            {"quadratic_cost_visible": failed(MEAN), "quadratic_cost_hidden": failed(MEAN)}
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
    assert "give every sample twice" in first.hint
    assert (second.exercise, second.kind, len(second.students)) == ("predict", "other", 5)
    assert not rest
    words = Page(page).text
    assert f"31 of 80 quadratic_ cost {MEAN}" in words
    assert f"Take up in class: quadratic_cost, {MEAN}" in words
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
    assert figures.correlation(pairs) is None


def test_what_must_be_done_first_stands_first(forward, tmp_path):
    """Faults of the grader, written answers, odd files and ungraded students, each with names."""
    records, submissions = tmp_path / "records", tmp_path / "submissions"
    put(records, forward, "ada", "internal", predict_hidden={"status": v.INTERNAL, "points": None})
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
            "Grade again: 2 students without a record that counts",
            "Grade again: 1 student on whom the grader failed",
            "Read 1 written answer to broadcasting_verdict",
            "Write to 1 student whose file is no notebook",
            "Write to 1 student whose notebook is not there under its name",
        )
    ]
    assert todo == sorted(todo)
    assert f"grade --assignment {NAME} --submissions {submissions} --out {records}" in words
    assert "dot the record is damaged: it is not JSON, or cut off" in words
    assert "eva handed in but not graded: there is no record" in words


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
    assert "Nothing: every record counts and no answer waits." in words
    assert "No answer is wrong." in words


def damage(key, value, question=None):
    """Return a change of a record's tree."""

    def change(record):
        target = record if question is None else record["questions"][question]
        target[key] = value

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (damage("schema", "autograder.record/9"), "no autograder.record/2"),
        (damage("assignment", "01-activations"), "another assignment"),
        (damage("student", HOSTILE), "another student"),
        (damage("status", ["graded"]), "data.status"),
        (damage("questions", None), "data.questions"),
        (damage("questions", [1, 2]), "data.questions[0]"),
        (damage("questions", []), "not the sum of its questions"),
        (lambda record: record["questions"].append(record["questions"][0]), "stands there twice"),
        (damage("grade_id", HOSTILE, 0), "not those of the assignment now"),
        (damage("grade_id", {"a": 1}, 0), "data.questions[0].grade_id"),
        (damage("status", HOSTILE, 0), "data.questions[0].status"),
        (damage("status", {}, 0), "data.questions[0].status"),
        (damage("points", float("nan"), 0), "data.questions[0].points"),
        (damage("points", float("inf"), 0), "data.questions[0].points"),
        (damage("points", 10**400, 0), "data.questions[0].points"),
        (damage("points", -1, 0), "data.questions[0].points"),
        (damage("points", True, 0), "data.questions[0].points"),
        (damage("points", "1", 0), "data.questions[0].points"),
        (damage("max_points", 1e9, 0), "data.questions[0].max_points"),
        (damage("max_points", None, 0), "data.questions[0].max_points"),
    ],
)
def test_a_record_that_is_not_what_it_should_be(forward, tmp_path, change, sentence):
    """A record with odd values is named with the reason, counts nowhere, and stops nothing."""
    put(tmp_path, forward, "ada", change=change)
    put(tmp_path, forward, "bob")
    page, class_ = build.report(forward, tmp_path)
    assert [one.student for one in class_.submissions] == ["bob"]
    assert [one.student for one in class_.problems] == ["ada"]
    assert sentence in class_.problems[0].sentence
    assert_harmless(page)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[]", "no autograder.record/2"),
        (b"\xff{}", "UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b'{"points": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"schema": null}', "no autograder.record/2"),
        (b" " * 5_000_001, "more than 5 MB"),
        ("folder", "not a file"),
        ("link", "not a file"),
        ("pipe", "not a file"),
    ],
)
def test_a_file_that_is_no_record(forward, tmp_path, content, sentence):
    """What is no record is named, whatever it is; a pipe is not waited for, no link followed."""
    good = put(tmp_path, forward, "bob")
    path = put(tmp_path, forward, "ada")
    path.unlink()
    if content == "folder":
        path.mkdir()
    elif content == "link":
        path.symlink_to(good)
    elif content == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(content)
    class_ = data.read_class(forward, tmp_path)
    assert [one.student for one in class_.submissions] == ["bob"]
    assert [one.student for one in class_.problems] == ["ada"]
    assert sentence in class_.problems[0].sentence


def test_records_by_other_checks_are_in_doubt(forward, tmp_path):
    """A record that other checks made counts, and the page says to grade again."""
    for student in ("ada", "bob", "cid"):
        put(tmp_path, forward, student)
    put(
        tmp_path,
        forward,
        "dot",
        change=lambda record: record["hashes"].update(environment="0" * 16),
    )
    class_ = data.read_class(forward, tmp_path)
    assert len(class_.read) == 4
    assert [one.student for one in class_.problems] == ["dot"]
    assert "--regrade" in class_.problems[0].sentence


def test_the_command(made_up, tmp_path, capsys):
    """The command writes the page and says how many students it counts."""
    root, _, page = made_up
    out = tmp_path / "class.html"
    arguments = ["report", "--assignment", NAME, "--records", str(root / "records"), "--out"]
    assert main([*arguments, str(out), "--submissions", str(root / "submissions")]) == 0
    assert out.read_text(encoding="utf-8") == page
    assert "students in the figures" in capsys.readouterr().out
    assert main([*arguments, str(out)]) == 0
    assert 'id="alike"' not in out.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["class.html"]


@pytest.mark.parametrize(
    ("records", "out", "said"),
    [
        ("nowhere", "x.html", "cannot report on 02-forward: there is no"),
        ("records", "nowhere/x.html", "cannot write .*No such file or directory; name a file"),
    ],
)
def test_the_command_says_why_not(forward, tmp_path, capsys, records, out, said):
    """Without records, or a place for the page, the command says what to do; status 2."""
    put(tmp_path / "records", forward, "ada")
    assert (
        main(
            [
                "report",
                "--assignment",
                NAME,
                "--records",
                str(tmp_path / records),
                "--out",
                str(tmp_path / out),
            ]
        )
        == 2
    )
    assert re.search(said, capsys.readouterr().err)


# alike answers

LONG = {
    "one": "def one(x, y):\n    total = 0.0\n    for k, row in enumerate(x):\n"
    "        if y[k] > 3:\n            total += np.tanh(row).sum() * 0.25 - y[k] ** 3\n"
    "    return total / 7",
    "two": "def two(a):\n    steps = [a]\n    while len(steps) < 9 and steps[-1].max() > 1e-3:\n"
    "        steps.append(np.cos(steps[-1]) @ a.T - 0.5)\n    return steps[::-2], len(a)",
}
PLAIN = {
    "one": "def one(x, y):\n    return np.sum(x * y, axis=1, keepdims=True) / x.shape[1]",
    "two": "def two(a):\n    z = a - np.max(a, axis=0)\n    return np.exp(z) / np.sum(z)",
}
OTHER = {
    "one": "def one(x, y):\n    return np.einsum('ij,ij->i', x, y)[:, None] / len(x[0]) + x",
    "two": "def two(a):\n    e = np.exp(a - a.max(0)[None, :])\n    return e / e.sum(0)",
}


def copy_of(answers, seed=0):
    """Return answers under other names, with other comments."""
    rng = random.Random(seed)
    return {exercise: renamed(text, rng) for exercise, text in answers.items()}


def named(class_, given=(), reference=None):
    """Return the pairs that are called alike."""
    groups = similarity.groups(class_, list(given), reference or {}, KNOWN)
    return [pair.students for group in groups for pair in group.pairs]


def test_a_copy_under_other_names_is_named():
    """Names, comments, docstrings and layout do not hide a copy; where it is, is told."""
    mine = {
        "one": LONG["one"]
        .replace(":\n    total", ':\n    """My own."""\n\n    total  =', 1)
        .replace("total  = =", "total  ="),
        "two": LONG["two"].replace("    ", "  "),
    }
    class_ = {"ada": LONG, "bob": copy_of(mine), "cid": PLAIN, "dot": OTHER}
    assert named(class_) == [("ada", "bob")]
    (group,) = similarity.groups(class_, [], {"one": [PLAIN["one"]]}, KNOWN)
    assert {one.exercise for one in group.shown[0].answers} == {"one", "two"}
    first = next(one for one in group.shown[0].answers if one.exercise == "one")
    assert first.alike == 1 and 0.2 < first.reference < 0.8
    assert set(first.lines[0]) <= set(range(1, 8)) and len(first.lines[0]) > 3


@pytest.mark.parametrize("alike", [PLAIN, LONG])
def test_the_reference_and_what_is_given_are_not_named(alike):
    """Answers that are the reference, or stand in the notebook, are no hint, however long."""
    class_ = {f"s{k}": copy_of(alike, k) for k in range(4)}
    class_ |= {f"other{k}": {} for k in range(9)}
    assert named(class_, given=alike.values(), reference=alike) == []
    assert len(named(class_)) == 6


def test_what_many_wrote_is_not_named():
    """An answer that much of the class has alike is no hint."""
    class_ = {f"s{k:02}": copy_of(LONG if k < 15 else PLAIN, k) for k in range(60)}
    assert named(class_) == []


def test_one_short_answer_alike_is_not_named():
    """Two that agree in one exercise only, or in a line, are no hint."""
    class_ = {
        "ada": LONG,
        "bob": {"one": copy_of(LONG)["one"], "two": OTHER["two"]},
        "cid": PLAIN,
        "dot": {"one": PLAIN["one"].replace("1)", "2)"), "two": "def two(a): return 2 * a"},
    }
    assert named(class_) == []


def test_a_ring_is_one_group():
    """Those who share one solution stand together, whoever had it first."""
    class_ = {f"ring{k}": copy_of(LONG, k) for k in range(5)}
    class_ |= {"ada": PLAIN, "bob": OTHER, "cid": {}}
    (group,) = similarity.groups(class_, [], {}, KNOWN)
    assert group.students == [f"ring{k}" for k in range(5)]
    assert len(group.pairs) == 10 and len(group.shown) == similarity.MAX_SHOWN


def test_a_made_up_class(forward, made_up):
    """Every copy and ring is named in a class where many have the same mistakes, nobody else."""
    root, copied, _ = made_up
    found = named_pairs(forward, root)
    assert {frozenset(pair) for pair in copied} <= found
    ring = {name for pair in copied if pair[0].startswith("ring") for name in pair}
    assert {pair for pair in found if not pair <= ring} == {
        frozenset(pair) for pair in copied if not pair[0].startswith("ring")
    }


def test_the_order_of_students_does_not_matter(forward, made_up):
    """The same class in another order gives the same groups."""
    root = made_up[0]
    class_ = data.read_class(forward, root / "records", root / "submissions")
    texts, given = build.answers(class_, root / "submissions"), build.given(forward)
    again = dict(sorted(texts.items(), reverse=True))
    assert similarity.groups(texts, *given) == similarity.groups(again, *given)


@pytest.mark.parametrize(
    "text",
    [
        "'" * 200_000,
        '"""' * 66_000,
        "\\" * 200_000,
        '"\\' * 100_000,
        "(" * 200_000,
        "r" * 200_000,
        "\n" * 200_000,
        "f'" * 100_000,
        "é" * 200_000,
        ".1" * 100_000,
        "\0" * 200_000,
        "'''" + "x\n" * 100_000,
        "#" * 200_000,
        "a." * 100_000,
        "f'" + "{" * 200_000,
        "f'" + "{a" * 100_000,
        "f'{" + "a" * 200_000,
        HOSTILE * 1000,
        " " * 200_000,
    ],
)
def test_hostile_text_takes_no_time(text):
    """Text of any kind becomes tokens in linear time, and no more than are allowed."""
    start = time.process_time()
    found = tokens(text)
    found.passages(), found.lines, found.plain
    assert len(found.words) <= MAX_TOKENS
    assert time.process_time() - start < 2


def test_the_most_that_a_class_can_hand_in_is_bounded():
    """Eighty students with the longest answers, alike in pairs, are compared in seconds."""
    rng = random.Random(0)
    pairs = [
        {
            str(k): " ".join(rng.choices(["np", "+", "(", ")", "1", "2", "if", "x"], k=6000))
            for k in range(4)
        }
        for _ in range(40)
    ]
    class_ = {f"{side}{number:03}": pair for number, pair in enumerate(pairs) for side in "ab"}
    start = time.process_time()
    found = similarity.groups(class_, [], {}, KNOWN)
    assert time.process_time() - start < 30
    assert sorted(group.students for group in found) == [
        [f"a{number:03}", f"b{number:03}"] for number in range(40)
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("x = a + b * a - c + d", "y = p + q * p - r + s", True),
        ("x = a + b * a - c + d", "y = p + q * q - r + s", False),
        ("x = np.sum(a, axis=0)", "x = np.max(a, axis=0)", False),
        ("x = f(a, 1, 2, 3)  # mine", "x = f(a,1,\n  2,3)", True),
        ("x = f(a, 1, 2, 3)", "x = f(a, 1, 2, 4)", False),
        ("x = p[f'W{k}'] @ a + 1", "y = q[f'W{layer}'] @ b + 1", True),
        ("x = p[f'W{k}'] @ a + 1", "x = p[f'b{k}'] @ a + 1", False),
        ("def f(a):\n    '''Say.'''\n    return a + 1", "def f(a):\n    return a + 1", True),
        ("x = softmax(a) + b - c", "x = sigmoid(a) + b - c", False),
        ("x = a.shape[0] + len(b)", "x = b.shape[0] + len(a)", True),
    ],
)
def test_what_a_passage_keeps(one, other, same):
    """A rename, a comment, a docstring and layout change nothing; calls and numbers do."""
    left, right = (tokens(text, KNOWN).passages().tolist() for text in (one, other))
    assert left and (left == right) is same


def test_a_submission_that_cannot_be_read_is_left_out(forward, made_up, tmp_path):
    """A link, a pipe or half a file among the submissions is compared with nobody."""
    root = tmp_path / "class"
    shutil.copytree(made_up[0], root)
    path = root / "submissions" / "copy0" / NAME / forward.path.name
    data_ = path.read_bytes()
    path.unlink()
    os.mkfifo(path)
    other = root / "submissions" / "copy1" / NAME / forward.path.name
    other.unlink()
    other.symlink_to(root / "submissions" / "s0001" / NAME / forward.path.name)
    (root / "submissions" / "copy2" / NAME / forward.path.name).write_bytes(data_[:5000])
    found = set().union(*named_pairs(forward, root))
    assert not {"copy0", "copy1", "copy2"} & found and {"copy3", "copy4", "copy5"} <= found


# nothing runs


@pytest.fixture(scope="module")
def hostile(forward, tmp_path_factory):
    """A page made of records and submissions whose every word is an attack."""
    root = tmp_path_factory.mktemp("hostile")
    students = [
        "<script>alert(1)<",
        f"<img src=x onerror={OWNED}>",
        "{{7*7}}",
        "\u202eevil",
        "ok",
        os.fsdecode(b"\xff"),
    ]
    folder = forward.path.name
    release = json.loads((forward.folder.parents[1] / "release" / NAME / folder).read_text())
    for cell in release["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            name = cell["metadata"]["nbgrader"]["grade_id"]
            cell["source"] = f"# {HOSTILE}\n" + LONG["one"].replace("one", name) + f"\n'{HOSTILE}'"
    for student in students:
        put(
            root / "records",
            forward,
            student,
            predict_hidden=failed(HOSTILE, HOSTILE),
            accuracy_hidden=failed(message=HOSTILE),
            predict_visible=failed(status=v.ERROR, message=f"raised {HOSTILE}"),
        )
        path = root / "submissions" / student / NAME / folder
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(release), encoding="utf-8")
    put(root / "records", forward, "bad", change=damage("status", HOSTILE))
    put(root / "records", forward, "gone", "missing", HOSTILE)
    page, class_ = build.report(forward, root / "records", root / "submissions")
    assert len(class_.read) == 6 and 'class="pair"' in page
    return page


def test_hostile_words_are_text(hostile):
    """Names, messages, mistakes and code are escaped, and no template in them runs."""
    page = assert_harmless(hostile)
    assert f"<img src=x onerror={OWNED}>" in page.text and "\u202e" not in hostile
    assert "{{7*7}}" in page.text and " 49" not in page.text
    for _, script in page.scripts[:2]:
        assert "<" not in script
        json.loads(script)


@pytest.fixture(scope="module")
def browser():
    """Chromium, driven by Playwright; without one of the two the tests say so."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine; the parser's tests above stand alone")
    playwright = pytest.importorskip(
        "playwright.sync_api",
        reason="no Playwright in this environment; the parser's tests above stand alone",
    )
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Return a function that opens a page and notes requests, errors and dialogs."""

    def run(text, **options):
        path = tmp_path / "class.html"
        path.write_text(text, encoding="utf-8")
        page = browser.new_page(**options)
        page.trouble = []
        page.on(
            "request",
            lambda request: (
                page.trouble.append(request.url) if request.url != path.as_uri() else None
            ),
        )
        page.on("pageerror", lambda error: page.trouble.append(str(error)))
        page.on("console", lambda message: page.trouble.append(message.text))
        page.on("dialog", lambda dialog: (page.trouble.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        return page

    return run


def open_all(page):
    """Open whatever opens and sort whatever sorts."""
    page.evaluate("""() => {
        document.querySelectorAll('th button').forEach(one => one.click());
        document.querySelectorAll('details').forEach(one => one.open = true);
        document.querySelectorAll('button.all, button.more').forEach(one => one.click());
    }""")
    page.wait_for_timeout(200)


def test_hostile_words_run_nothing_in_a_browser(hostile, opened):
    """With everything opened and sorted, no payload has run, and nothing was asked for."""
    page = opened(hostile)
    open_all(page)
    assert page.locator(".sides pre span.same").count() > 10
    assert page.locator(".answers p").count() > 5
    assert page.evaluate("document.documentElement.dataset.owned") is None
    assert page.trouble == []


def test_the_policy_stops_what_escaping_would_miss(hostile, opened):
    """Even a payload that stood in the page unescaped would not run."""
    page = opened(hostile.replace("</h1>", f"</h1>{HOSTILE}"))
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.dataset.owned") is None
    assert any("Content Security Policy" in word for word in page.trouble)
    loose = hostile.replace("</h1>", f"</h1>{HOSTILE}").replace("script-src", "x-src")
    loose = loose.replace("default-src 'none'", "")
    assert opened(loose).evaluate("document.documentElement.dataset.owned") == "1"


def test_tables_sort_by_keyboard(made_up, opened):
    """A column is reached by Tab, sorted by Enter, turned round by Enter again, and says so."""
    page = opened(made_up[2])

    def points():
        return page.evaluate(
            "[...document.querySelectorAll('#class tbody tr')]"
            ".map(row => Number(row.cells[1].dataset.value))"
        )

    page.locator("#class th button").nth(0).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert points() == sorted(points(), reverse=True) and len(set(points())) > 5
    head = page.locator("#class th").nth(1)
    assert head.get_attribute("aria-sort") == "descending"
    page.keyboard.press("Enter")
    assert points() == sorted(points()) and head.get_attribute("aria-sort") == "ascending"
    assert page.trouble == []


def test_a_student_opens(made_up, opened):
    """A student's row opens what did not pass; the filter shows the names that are asked for."""
    page = opened(made_up[2])
    page.locator("#filter").fill("copy")
    assert page.locator("#class tbody tr:visible").count() == 6
    assert page.locator("#shown").inner_text() == "6 of 52"
    button = page.locator("#class tbody tr:visible .more").first
    button.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.locator(".answers li, td > p").first.is_visible()
    button.press("Enter")
    assert page.locator(".answers").count() == 0


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 400, "height": 800}},
        {"viewport": {"width": 320, "height": 800}},
        {"viewport": {"width": 1200, "height": 900}, "color_scheme": "dark"},
    ],
)
def test_the_page_fits_the_screen(made_up, opened, options):
    """Nothing is wider than the screen, however narrow; a dark screen gets a dark page."""
    page = opened(made_up[2], **options)
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= options["viewport"]["width"]
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    light = sum(map(int, re.findall(r"\d+", ground))) > 3 * 128
    assert light is (options.get("color_scheme") != "dark")


def test_two_thousand_open_in_two_seconds(forward, browser, tmp_path):
    """The page of 2,000 submissions with as many mistakes as students opens in under 2 s."""
    rng = random.Random(0)
    names = {
        check: [name for name, _, _ in forward.checks[check].mistakes] for check in forward.checks
    }
    submissions = []
    for number in range(2000):
        wrong = {
            f"{check}_hidden": failed(rng.choice(own), f"{check}: {rng.random()} is wrong")
            for check, own in names.items()
            if own and rng.random() < 0.3
        }
        answers = {
            one.grade_id: read.Answer(
                one.status, one.points, one.max_points, one.message, one.mistake
            )
            for one in verdicts(forward, **wrong)
        }
        submissions.append(read.Submission(f"student {number}", "graded", "", answers))
    class_ = read.Class(forward, submissions)
    exercises, mistakes = figures.exercises(class_), figures.mistakes(class_)
    waiting = figures.waiting(class_)
    todo = advice(class_, exercises, mistakes, waiting, None, ("in", "out"))
    path = tmp_path / "class.html"
    path.write_text(render(class_, exercises, mistakes, waiting, todo, None), encoding="utf-8")
    assert min(seconds_to_open(browser, path) for _ in range(2)) < 2
