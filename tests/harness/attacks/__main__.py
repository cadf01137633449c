"""
Compare the points that each attack gets from this grader, stock nbgrader and Otter-Grader.

    python -m tests.harness.attacks [--only NAME ...] [--limit 60] [--skip-stock] [--skip-otter]
                                 [--otter-python PATH]

The attacks are tests/submissions/attacks/*.py, handed in for 01-activations. The first lines of an
attack declare the points that it deserves for the questions that it attacks. The other graders give
student code all rights of the person who grades. So an attack runs there in a temporary course, in
process and user namespaces (`unshare`) that end with it, with limits on time, memory and files.
Attacks that could still harm the machine are not run on them; `NOT_RUN` says why. All three graders
get the same checks.
"""

import argparse
import subprocess
import sys
import tempfile

from autograder.jail.sandbox import Sandbox
from autograder.limits import Limits
from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import read
from tests.harness.attacks.contained import NAMESPACES
from tests.harness.attacks.graders import NAME, Otter, Ours, Stock

CORPUS = ROOT / "tests" / "submissions" / "attacks"
NOT_RUN = {
    "call_libc": "forks inside the kernel and mounts over /tmp",
    "change_root": "leaves the process without a file system",
    "fill_disk": "writes 3 GB to the disk",
    "flood": "the grader keeps all that is printed until memory is gone",
    "kill_everything": "kills what it may reach",
    "many_files": "makes 10 000 files",
    "memory_slowly": "takes memory until the machine has none",
    "open_devices": "reads the machine's memory as root",
    "read_proc": "opens the machine's disks and keys",
    "signal_others": "stops and kills what it may reach",
    "interrupt_first": "interrupts the first process",
    "stop_itself": "leaves a stopped process behind",
    "threads_without_end": "starts threads until the machine refuses",
    "use_up_processor": "a dozen threads that work for ever",
    "wipe_scratch": "wipes /tmp",
}


def main():
    """Run the attacks and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="+", metavar="NAME")
    parser.add_argument("--limit", type=int, default=60, help="seconds for one attack")
    parser.add_argument("--skip-stock", action="store_true")
    parser.add_argument("--skip-otter", action="store_true")
    parser.add_argument(
        "--otter-python",
        default=sys.executable,
        metavar="PATH",
        help="an interpreter that has Otter and what the notebooks need",
    )
    args = parser.parse_args()
    paths = sorted(path for path in CORPUS.glob("*.py") if not args.only or path.stem in args.only)
    assignment = Assignment(NAME)
    limits = Limits(cell_seconds=3, call_seconds=2)
    with tempfile.TemporaryDirectory() as folder, Sandbox(limits) as sandbox:
        graders = {"ours": Ours(folder, assignment, sandbox)}
        problem = cannot_contain()
        if problem:
            print(f"stock nbgrader and Otter are not run: {problem}")
        elif not args.skip_stock:
            graders["stock"] = Stock(folder, assignment, args.limit)
        if not problem and not args.skip_otter:
            if has_otter(args.otter_python):
                graders["Otter"] = Otter(folder, assignment, args.limit, args.otter_python)
            else:
                print(
                    f"Otter-Grader is not run: {args.otter_python} cannot import `otter`; "
                    "`pip install otter-grader` there or name another with --otter-python"
                )
        compare(paths, assignment, graders)


def compare(paths, assignment, graders):
    """Print a line for each attack, and at the end how many got more or less than they deserve."""
    counts = {
        name: dict.fromkeys(("right", "more", "less", "no score", "not run"), 0) for name in graders
    }
    print(f"{'attack':<28}{'deserved':>9}" + "".join(f"{name:>12}" for name in graders))
    for path in paths:
        script = read(path)
        attacked = {
            cell.grade_id: cell.points
            for cell in assignment.questions
            if cell.grade_id in script.expected
        }
        least, most = deserved(script, attacked)
        texts, notes = [], []
        for name, grader in graders.items():
            if name != "ours" and path.stem in NOT_RUN:
                kind, text = "not run", "not run"
                notes = [f"not run on stock: {NOT_RUN[path.stem]}"]
            else:
                points, note = grader.points(script, attacked)
                kind = outcome(points, least, most)
                text = "none" if points is None else f"{points:g}"
                notes += [f"{name}: {note}"] if note else []
            counts[name][kind] += 1
            texts.append(text + ("!" if kind == "more" else ""))
        declared = f"{least:g}" if least == most else f"{least:g}-{most:g}"
        print(
            f"{path.stem:<28}{declared:>9}"
            + "".join(f"{text:>12}" for text in texts)
            + f"  {'; '.join(notes)}".rstrip(),
            flush=True,
        )
    print(
        f"{len(paths)} attacks. "
        + "; ".join(
            f"{name}: " + ", ".join(f"{number} {kind}" for kind, number in count.items() if number)
            for name, count in counts.items()
        )
    )


def deserved(script, attacked):
    """Return the least and the most points that the attacked questions may get."""
    least = most = 0.0
    for grade_id, points in attacked.items():
        status = script.expected[grade_id][0]
        least += points if status == "passed" else 0.0
        most += points if status in ("passed", "partly") else 0.0
    return least, most


def outcome(points, least, most):
    """Say in a word whether points are what was deserved."""
    if points is None:
        return "no score"
    return "more" if points > most else "less" if points < least else "right"


def cannot_contain():
    """Return why this machine cannot contain an attack, or None if it can."""
    try:
        done = subprocess.run([*NAMESPACES, "true"], capture_output=True, text=True)
    except FileNotFoundError:
        return "the program `unshare` (util-linux) is not there"
    return done.stderr.strip() or None if done.returncode else None


def has_otter(python):
    """Return whether an interpreter can import Otter."""
    return subprocess.run([python, "-c", "import otter"], capture_output=True).returncode == 0


if __name__ == "__main__":
    main()
