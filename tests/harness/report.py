"""
How long a report on a made-up class takes, how fast it opens, and whom it calls alike.

    python -m tests.harness.report [--assignment 03-backprop] [--students 80 500 2000] [--keep DIR]

Each student of the class answers every exercise by the reference, a right variant or a known
mistake, each rewritten at random as different people would (`Rewriting`); six hand in somebody
else's answers under other names, and six share one solution. Opening is measured in chromium by
Playwright, from the start of the navigation to the end of the load event and the first frame
after it; without Playwright this is said and left out.
"""

import argparse
import ast
import inspect
import json
import random
import re
import resource
import statistics
import tempfile
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import nbformat

from autograder.checks import CHECKS
from autograder.record import verdict as v
from autograder.record.fingerprint import versions
from autograder.record.verdict import Record, Verdict
from autograder.report import similarity
from autograder.report.build import answers, given, report
from autograder.report.data import read_class
from autograder.report.tokens import OWN, tokens
from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import solved
from tests.checks.variants import VARIANTS

CHROMIUM = "/usr/bin/chromium"
COPIES, RING = 6, 6
KNOWN = {name for checks in CHECKS.values() for name in checks}
SWAPPED = {ast.Gt: ast.Lt, ast.Lt: ast.Gt, ast.GtE: ast.LtE, ast.LtE: ast.GtE}


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


def make_class(assignment, n, root, seed):
    """Write records and submissions of a made-up class; return the pairs that copied."""
    rng = random.Random(seed)
    pool = {
        cell.grade_id: sources(assignment, cell)
        for cell in assignment.cells
        if cell.role == "solution"
    }
    texts, chosen, copied = {}, {}, []
    for number in range(n):
        name, skill = f"s{number:04}", rng.random()
        chosen[name] = {exercise: choice(own, skill, rng) for exercise, own in pool.items()}
        texts[name] = {
            exercise: rewritten(own[0], rng, rng.uniform(0.1, 0.4))
            for exercise, own in chosen[name].items()
        }
    own = list(texts)
    for number in range(COPIES + RING):
        source = own[number % (n // 2)] if number < COPIES else own[n // 2]
        name = f"copy{number}" if number < COPIES else f"ring{number - COPIES}"
        texts[name] = {exercise: renamed(text, rng) for exercise, text in texts[source].items()}
        chosen[name] = chosen[source]
        copied.append((name, source))
    write_class(assignment, texts, chosen, root, rng, {name for pair in copied for name in pair})
    return copied


def sources(assignment, cell):
    """Return the answers to an exercise that are known, as (text, name of the mistake or None)."""
    check = assignment.checks[cell.grade_id]
    functions = [(one, None) for one in VARIANTS.get(check.name, [])]
    functions += [(one, name) for name, _, one in check.mistakes]
    found = [(solved(cell.source), None)]
    for function, name in functions:
        if not inspect.isfunction(function):
            continue
        text = re.sub(
            r"^@.*\n",
            "",
            textwrap.dedent(inspect.getsource(inspect.unwrap(function))),
            flags=re.MULTILINE,
        )
        if text.startswith("def "):
            found.append((re.sub(r"def \w+\(", f"def {check.name}(", text, count=1), name))
    return found


def choice(own, skill, rng):
    """Return the answer of a student; the able are right more often, some mistakes are usual."""
    wrong = [one for one in own if one[1]]
    if rng.random() < 0.6 + 0.4 * skill or not wrong:
        return rng.choice([one for one in own if one[1] is None])
    return rng.choices(wrong, [1 / (place + 1) ** 2 for place in range(len(wrong))])[0]


def write_class(assignment, texts, chosen, root, rng, graded):
    """Write a record and a notebook for each student; some of those not in `graded` end oddly."""
    release = nbformat.read(ROOT / "release" / assignment.name / assignment.path.name, 4)
    cells = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in release.cells}
    for name, own in texts.items():
        for exercise, text in own.items():
            cells[exercise].source = text
        path = root / "submissions" / name / assignment.name / assignment.path.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(release), encoding="utf-8")
        own = list(verdicts(assignment, chosen[name], rng))
        status, message = rng.choices(
            [
                ("graded", ""),
                ("unreadable", "the file is empty"),
                ("missing", "there is no file"),
                ("internal", ""),
            ],
            [100, 2, 2, 1] if name not in graded else [1, 0, 0, 0],
        )[0]
        own = [ended(verdict, status, message, rng) for verdict in own]
        record = Record(assignment.name, name, status, own, 0.3, 1, versions(), message)
        path = root / "records" / name / f"{assignment.name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record.as_json(), indent=1), encoding="utf-8")


def verdicts(assignment, chosen, rng):
    """Yield a verdict for each question, in words like the grader's; some stop on the way."""
    end = rng.randrange(len(assignment.questions)) if rng.random() < 0.1 else 1000
    for place, cell in enumerate(assignment.questions):
        exercise = cell.grade_id.rpartition("_")[0]
        mistake = chosen.get(exercise, ("", None))[1]
        if place >= end:
            yield Verdict(
                cell.grade_id,
                v.ERROR,
                0.0,
                cell.points,
                f"{exercise} is not written yet: its cell still raises NotImplementedError",
            )
        elif cell.role == "manual":
            yield Verdict(cell.grade_id, v.MANUAL, None, cell.points, "read by your instructor")
        elif mistake and rng.random() < 0.15:
            status = rng.choice([v.FAILED, v.ERROR, v.ERROR, v.TIMEOUT])
            yield Verdict(
                cell.grade_id,
                status,
                0.0,
                cell.points,
                f"{exercise}: raised ValueError: shapes ({rng.randint(2, 9)},3) differ",
            )
        elif mistake:
            n = rng.randint(2, 30)
            yield Verdict(
                cell.grade_id,
                v.FAILED,
                0.0,
                cell.points,
                f"{exercise} with sizes that differ: {n} of {n} entries are wrong, worst "
                f"at [0, {rng.randint(0, 5)}]. Looks like {mistake}.",
                mistake,
            )
        else:
            yield Verdict(cell.grade_id, v.PASSED, cell.points, cell.points)


def ended(verdict, status, message, rng):
    """Return a verdict as it is in a submission that ended otherwise than by being graded."""
    if message:
        return replace(verdict, status=v.ERROR, points=0.0, message=message, mistake=None)
    if status == "internal" and rng.random() < 0.1:
        return replace(verdict, status=v.INTERNAL, points=None, message="the grader itself failed")
    return verdict


def renamed(text, rng):
    """Return code under other names, with a comment on top."""
    found = tokens(text, KNOWN)
    own = sorted({word[1:] for word in found.words if word[0] == OWN})
    names = dict(zip(rng.sample(own, len(own)), (f"my_{k}" for k in range(len(own))), strict=True))
    return "# all my own work\n" + re.sub(
        r"(?<![.\w])[^\W\d]\w*", lambda match: names.get(match[0], match[0]), text
    )


def rewritten(text, rng, much):
    """Return code as somebody else might have put it."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return text
    return ast.unparse(ast.fix_missing_locations(Rewriting(rng, much).visit(tree)))


class Rewriting(ast.NodeTransformer):
    """Changes that leave the meaning: order, methods for functions, names for parts."""

    def __init__(self, rng, much):
        self.rng, self.much = rng, much

    def _now(self, factor=1.0):
        return self.rng.random() < self.much * factor

    def visit_BinOp(self, node):  # noqa: N802  named by ast
        """Swap operands, write products and squares in other ways."""
        self.generic_visit(node)
        if isinstance(node.op, ast.Mult | ast.Add) and self._now():
            node.left, node.right = node.right, node.left
        elif isinstance(node.op, ast.MatMult) and self._now():
            return _call(f"np.{self.rng.choice(['dot', 'matmul'])}", node.left, node.right)
        elif isinstance(node.op, ast.Pow) and self._now():
            return _call("np.power", node.left, node.right)
        return node

    def visit_Call(self, node):  # noqa: N802
        """Call a method for a function, ask a shape for a length."""
        self.generic_visit(node)
        name = ast.unparse(node.func)
        if name in ("np.sum", "np.mean", "np.max") and node.args and self._now():
            node.func = ast.Attribute(node.args[0], name.removeprefix("np."), ast.Load())
            node.args = node.args[1:]
        elif name == "len" and self._now():
            shape = ast.Attribute(node.args[0], "shape", ast.Load())
            return ast.Subscript(shape, ast.Constant(0), ast.Load())
        return node

    def visit_Compare(self, node):  # noqa: N802
        """Turn a comparison round."""
        self.generic_visit(node)
        if len(node.ops) == 1 and type(node.ops[0]) in SWAPPED and self._now():
            return ast.Compare(node.comparators[0], [SWAPPED[type(node.ops[0])]()], [node.left])
        return node

    def visit_Return(self, node):  # noqa: N802
        """Give the result, or a part of it, a name first."""
        self.generic_visit(node)
        if node.value is None or isinstance(node.value, ast.Name) or not self._now():
            return node
        name = ast.Name("result", ast.Load())
        if isinstance(node.value, ast.BinOp) and self._now(2):
            part, node.value.left = node.value.left, name
            return [ast.Assign([ast.Name("result", ast.Store())], part), node]
        return [ast.Assign([ast.Name("result", ast.Store())], node.value), ast.Return(name)]

    def visit_FunctionDef(self, node):  # noqa: N802
        """Convert arguments first, look at them."""
        self.generic_visit(node)
        for argument in node.args.args:
            if self._now(0.3):
                node.body.insert(
                    0,
                    ast.parse(
                        f"{argument.arg} = "
                        f"np.{self.rng.choice(['asarray', 'array'])}({argument.arg})"
                    ).body[0],
                )
        if node.args.args and self._now(0.3):
            node.body.insert(0, ast.parse(f"print({node.args.args[0].arg})").body[0])
        return node


def _call(name, *arguments):
    return ast.Call(ast.parse(name, mode="eval").body, list(arguments), [])


if __name__ == "__main__":
    main()
