"""
`make demo`: release every assignment, hand in a class, grade it with nbgrader, show the result.

Everything happens in `demo/run/`, a course folder of its own that is made anew each time.
"""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from autograder.jail.errors import CannotIsolate
from autograder.jail.sandbox import Sandbox
from autograder.nbgrader_plugin.release import release
from autograder.submission.assignment import ROOT, Assignment, names
from demo.submissions import build, read
from demo.table import print_table

RUN = ROOT / "demo" / "run"
CLASS = ROOT / "demo" / "class"
CONFIG = f'''"""The demo's course: the repository's configuration, its own folders."""
load_subconfig("nbgrader_config.py", path={str(ROOT)!r})
get_config().CourseDirectory.root = {str(RUN)!r}
get_config().Exchange.root = {str(RUN / "exchange")!r}
'''


def main():
    """Run the demo; return the exit status."""
    start = time.monotonic()
    try:
        with Sandbox() as sandbox:
            sandbox.start()
    except CannotIsolate as error:
        print(f"demo: {error}", file=sys.stderr)
        return 2
    make_course()
    for name in names(ROOT):
        hand_in(Assignment(name, RUN))
    with ThreadPoolExecutor() as pool:  # feedback on one assignment while the next is graded
        pages = []
        for name in names(ROOT):
            nbgrader("autograde", name)
            pages.append(pool.submit(nbgrader, "generate_feedback", name))
        for page in pages:
            page.result()
    for name in names(ROOT):
        print_table(Assignment(name, RUN), RUN)
    print(
        f"\n{time.monotonic() - start:.0f} s. Where to look next:\n"
        f"  {RUN.relative_to(ROOT)}/feedback/<student>/   what a student gets back\n"
        f"  {RUN.relative_to(ROOT)}/gradebook.db          nbgrader's gradebook\n"
        f"  demo/class/                what these students wrote\n"
        f"  make lab COURSE=demo/run   this class in JupyterLab and the formgrader"
    )
    return 0


def make_course():
    """Make a fresh course folder with the released assignments."""
    shutil.rmtree(RUN, ignore_errors=True)
    shutil.copytree(
        ROOT / "source",
        RUN / "source",
        ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
    )
    (RUN / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    for folder in release(root=RUN):
        print(f"released {folder.relative_to(ROOT)}")


def hand_in(assignment):
    """Write the class's submissions of one assignment."""
    released = RUN / "release" / assignment.name / assignment.path.name
    for path in sorted((CLASS / assignment.name).glob("*.py")):
        script = read(path)
        target = RUN / "submitted" / script.name / assignment.name / assignment.path.name
        target.parent.mkdir(parents=True)
        target.write_bytes(build(script, assignment, released))


def nbgrader(command, assignment):
    """Run an nbgrader command on an assignment and report how long it took."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", command, assignment],
        cwd=RUN,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    print(f"nbgrader {command} {assignment}: {time.monotonic() - start:.1f} s")
    if done.returncode:
        sys.stderr.write(done.stderr[-3000:])
        raise SystemExit(f"demo: nbgrader {command} {assignment} failed")


if __name__ == "__main__":
    sys.exit(main())
