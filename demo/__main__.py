"""
`make demo`: hand in a class for every released assignment, grade it with nbgrader, show the result.

Everything happens in `demo/run/`, a separate course folder that each run makes anew.
"""

import shutil
import sys
import time

from autograder.jail.errors import CannotIsolate
from autograder.jail.sandbox import Sandbox
from autograder.nbgrader_plugin.release import enter
from autograder.submission.assignment import ROOT, Assignment, names
from demo.commands import Command, Failed, first_to_end
from demo.submissions import build, read
from demo.table import print_table

RUN = ROOT / "demo" / "run"
CLASS = ROOT / "demo" / "class"
CONFIG = f'''"""The demo's course: the repository's configuration, its own folders."""
load_subconfig("nbgrader_config.py", path={str(ROOT)!r})
get_config().CourseDirectory.root = {str(RUN)!r}
get_config().Exchange.root = {str(RUN / "exchange")!r}
'''
START = time.monotonic()


def main():
    """Run the demo; return the exit status."""
    try:
        with Sandbox() as sandbox:
            sandbox.start()
        say("this machine can keep student code behind walls")
        make_course()
        grade_class()
    except (CannotIsolate, Failed) as error:
        print(f"demo: {error}", file=sys.stderr)
        return 2
    for name in names(ROOT):
        print_table(Assignment(name, RUN), RUN)
    folder = RUN.relative_to(ROOT)
    print(
        f"\n{time.monotonic() - START:.0f} s. Where to look next:\n"
        f"  {folder}/feedback/<student>/   what a student gets back\n"
        f"  {folder}/gradebook.db          nbgrader's gradebook\n"
        f"  demo/class/                what these students wrote\n"
        f"  make lab COURSE={folder}   this class in JupyterLab and the formgrader"
    )
    return 0


def say(what):
    """Print a line about progress, with the seconds since the start."""
    print(f"{time.monotonic() - START:5.1f} s  {what}", flush=True)


def make_course():
    """Make a fresh course folder with the released assignments, and hand in the class."""
    shutil.rmtree(RUN, ignore_errors=True)
    for name in ("source", "release"):
        shutil.copytree(
            ROOT / name,
            RUN / name,
            ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
        )
    (RUN / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    enter(names(ROOT), RUN)
    say(f"{len(names(ROOT))} released assignments are in a new gradebook")
    count = sum(hand_in(Assignment(name, RUN)) for name in names(ROOT))
    say(f"{count} submissions are handed in")


def hand_in(assignment):
    """Write the class's submissions of one assignment; return how many."""
    released = assignment.release / assignment.path.name
    scripts = [read(path) for path in sorted((CLASS / assignment.name).glob("*.py"))]
    for script in scripts:
        target = RUN / "submitted" / script.name / assignment.name / assignment.path.name
        target.parent.mkdir(parents=True)
        target.write_bytes(build(script, assignment, released))
    return len(scripts)


def grade_class():
    """Grade each assignment; make its feedback while the next one is graded."""
    waiting = names(ROOT)
    running = [Command(RUN, "autograde", waiting.pop(0))]
    while running:
        command = first_to_end(running)
        running.remove(command)
        say(command.result())
        verb, name = command.words
        if verb == "autograde":
            follow = [("autograde", waiting.pop(0))] if waiting else []
            running += [Command(RUN, *words) for words in [*follow, ("generate_feedback", name)]]


if __name__ == "__main__":
    sys.exit(main())
