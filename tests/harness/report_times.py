"""
Measure a report on a made-up class: time to make, time to open, pairs that it reports.

    python -m tests.harness.report_times [--assignment NAME] [--students 80 500 2000] [--keep DIR]

Each student of the class answers every exercise by the reference, a right variant or a known
mistake, each rewritten at random as different people would (`Rewriting`). Six students hand in
another student's answers with other names, and six share one solution. Opening is measured in
chromium by Playwright, from the start of the navigation to the end of the load event and the first
frame after it. Without Playwright this is left out, and the output says so.
"""

import argparse
import resource
import statistics
import tempfile
import time
from pathlib import Path

from autograder.report import similarity
from autograder.report.build import answers, given, report
from autograder.report.data import read_class
from autograder.submission.assignment import Assignment
from tests.harness.made_up_class import COPIES, RING, make_class

CHROMIUM = "/usr/bin/chromium"


def main():
    """Print one line for each size of the class."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--assignment", default="03-backprop")
    parser.add_argument("--students", type=int, nargs="+", default=[80, 500, 2000])
    parser.add_argument("--keep", type=Path, help="keep the classes and the pages here")
    args = parser.parse_args()
    print(
        f"{args.assignment}: {COPIES} copies and a ring of {RING} in each class\n"
        f"{'students':>8}{'report, s':>11}{'with texts, s':>15}{'page, MB':>10}{'opens, s':>10}"
        f"{'copies named':>14}{'ring':>6}{'others named':>14}{'memory, MB':>12}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for n in args.students:
            root = (args.keep or Path(folder)) / f"{args.assignment}-{n}"
            print(measure(Assignment(args.assignment), n, root), flush=True)


def measure(assignment, n, root):
    """Return the line of a class of `n` students."""
    copied = make_class(assignment, n, root, seed=n)
    start = time.perf_counter()
    report(assignment, root / "records")
    alone = time.perf_counter() - start
    start = time.perf_counter()
    html, _ = report(assignment, root / "records", root / "submissions")
    whole = time.perf_counter() - start
    page = root / "report.html"
    page.write_text(html, encoding="utf-8")
    found = named_pairs(assignment, root)
    ring = {frozenset(pair) for pair in copied if pair[0].startswith("ring")}
    copies = {frozenset(pair) for pair in copied} - ring
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    other = [
        pair for pair in found - copies - ring if sum(name.startswith("ring") for name in pair) < 2
    ]
    opened = opening(page)
    return (
        f"{n:>8}{alone:>11.2f}{whole:>15.1f}{page.stat().st_size / 1e6:>10.2f}"
        f"{'-' if opened is None else f'{opened:.2f}':>10}{len(found & copies):>9} of "
        f"{len(copies):<2}{len(found & ring):>3} of {len(ring)}{len(other):>10}{peak:>12.0f}"
    )


def named_pairs(assignment, root):
    """Return the pairs that a report names."""
    class_ = read_class(assignment, root / "records", root / "submissions")
    groups = similarity.groups(answers(class_, root / "submissions"), *given(assignment))
    return {frozenset(pair.students) for group in groups for pair in group.pairs}


def opening(page):
    """Return the seconds that chromium needs to open a page; None without Playwright."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("no Playwright here: how fast the page opens is not measured")
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        seconds = statistics.median(seconds_to_open(browser, page) for _ in range(3))
        browser.close()
    return seconds


def seconds_to_open(browser, page, width=1200):
    """Return the seconds from the start of a navigation to the first frame after it."""
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.goto(page.resolve().as_uri())
    seconds = tab.evaluate(
        "new Promise(done => requestAnimationFrame("
        "() => setTimeout(() => done(performance.now() / 1000))))"
    )
    tab.close()
    return seconds


if __name__ == "__main__":
    main()
