"""Nothing in the page runs, and it works by keyboard, on small screens and for large classes."""

import json
import os
import random
import re

import pytest

from autograder.record import verdict as v
from autograder.report import build, figures
from autograder.report.advice import advice
from autograder.report.data import Class
from autograder.report.page import render
from tests.harness.report_times import seconds_to_open
from tests.report.answers import LONG
from tests.report.pages import HOSTILE, OWNED, assert_harmless
from tests.report.records import NAME, damage, failed, put, record_of


def open_all(page):
    """Open whatever opens and sort whatever sorts."""
    page.evaluate("""() => {
        document.querySelectorAll('th button').forEach(one => one.click());
        document.querySelectorAll('details').forEach(one => one.open = true);
        document.querySelectorAll('button.all, button.more').forEach(one => one.click());
    }""")
    page.wait_for_timeout(200)


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
        submissions.append(record_of(forward, f"student {number}", **wrong))
    class_ = Class(forward, submissions)
    exercises, mistakes = figures.exercises(class_), figures.mistakes(class_)
    waiting = figures.waiting(class_)
    todo = advice(class_, exercises, mistakes, waiting, None, ("in", "out"))
    path = tmp_path / "class.html"
    path.write_text(render(class_, exercises, mistakes, waiting, todo, None), encoding="utf-8")
    assert min(seconds_to_open(browser, path) for _ in range(2)) < 2
