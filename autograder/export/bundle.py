"""
Build the zip file that Gradescope uses as an autograder: set-up, `run_autograder`, the grader.

It contains the solutions and the hidden tests of its assignment. Bundles of the same files are the
same, byte by byte.
"""

import json
import re
import zipfile
from importlib.metadata import distribution, version

from autograder.export.gradescope import refusal
from autograder.export.tables import CannotExport
from autograder.submission.assignment import ROOT

DISTRIBUTION = "neural-networks-course"  # as pyproject.toml names it
# the packages of requirements.txt that a submission and its grading need
PACKAGES = ("numpy", "matplotlib", "ipywidgets", "ipython", "nbformat", "pyseccomp")

SETUP = """\
#!/usr/bin/env bash
# Runs once, when Gradescope builds the image (Ubuntu): Python 3.11 or newer, libseccomp, packages.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
apt-get update -q
apt-get install -y -q libseccomp2
python=""
for name in python3 python3.13 python3.12 python3.11; do
    if "$name" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python="$name"
        break
    fi
done
if [ -z "$python" ]; then
    apt-get install -y -q python3-venv
    if python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        python=python3
    else
        apt-get install -y -q python3.11 python3.11-venv
        python=python3.11
    fi
fi
"$python" -m venv "$here/.venv"
"$here/.venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
cd "$here"
.venv/bin/python -m autograder.export.gradescope --check \\
    || echo "no jail while the image is built; test a submission to see whether there is one later"
"""

RUN = """\
#!/usr/bin/env bash
# Grades the submission that Gradescope puts beside this file, and writes results/results.json.
here="$(cd "$(dirname "${{BASH_SOURCE[0]}}")" && pwd)"
mkdir -p "$here/results"
rm -f "$here/results/results.json"
cd "$here/source" && .venv/bin/python -m autograder.export.gradescope \\
    --assignment {assignment} --folder "$here" --hidden-checks {hidden_checks} 2>&1
if [ ! -s "$here/results/results.json" ]; then
    cat > "$here/results/results.json" <<'END'
{refusal}
END
fi
"""


def build(assignment, out, hidden_checks):
    """
    Write the bundle of one assignment.

    Parameters
    ----------
    assignment : Assignment
    out : Path
    hidden_checks : str
        Gradescope's `visibility` of the hidden checks.

    Raises
    ------
    CannotExport
    """
    run = RUN.format(
        assignment=assignment.name,
        hidden_checks=hidden_checks,
        refusal=json.dumps(refusal(), indent=1),
    )
    files = {"setup.sh": SETUP, "run_autograder": run, "requirements.txt": requirements()}
    files |= {name: path.read_bytes() for name, path in _sources(assignment)}
    try:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in sorted(files.items()):
                executable = name in ("setup.sh", "run_autograder")
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.external_attr = (0o100755 if executable else 0o100644) << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, data)
    except OSError as error:
        raise CannotExport(
            f"cannot write {out}: {error.strerror or error}; name another file"
        ) from error


def write(assignment, out, hidden_checks):
    """Write the bundle and print which points to set in Gradescope; return the exit status."""
    build(assignment, out, hidden_checks)
    machine, by_hand = points(assignment)
    print(f"{out}: upload it in Gradescope under Configure Autograder")
    print(f"  autograder points: {machine:g}")
    for name, worth in by_hand.items():
        print(f"  graded by hand: {name}, {worth:g} points")
    print("  container: 1 CPU and 3 GB of memory or more; time limit 10 minutes or more")
    print("  the file contains solutions and hidden tests: keep it from students")
    return 0


def requirements():
    """Return the packages with one version each; for a range, the version installed here."""
    file = ROOT / "requirements.txt"
    if file.is_file():
        lines = file.read_text(encoding="utf-8").splitlines()
    else:  # the grader is an installed package; its metadata has the same lines
        lines = distribution(DISTRIBUTION).requires
    found = {re.match(r"[\w.-]*", line)[0].lower(): line for line in lines}
    return "".join(
        f"{found[name] if '==' in found[name] else f'{name}=={version(name)}'}\n"
        for name in PACKAGES
    )


def points(assignment):
    """Return the points that the grader decides, and those of each question for a human."""
    by_hand = {cell.grade_id: cell.points for cell in assignment.questions if cell.role == "manual"}
    return assignment.max_points - sum(by_hand.values()), by_hand


def _sources(assignment):
    """Yield name and file of the grader, the reference and the pristine assignment."""
    yield "LICENSE", _license()
    for folder in ("autograder", "course", "tutor"):
        yield from (
            (str(path.relative_to(ROOT)), path)
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        )
    yield from (
        (f"source/{assignment.name}/{path.name}", path)
        for path in assignment.folder.iterdir()
        if path.is_file() and path.name != "checks.json"
    )


def _license():
    """Return the licence: a file of the repository, or of the installed package."""
    file = ROOT / "LICENSE"
    if file.is_file():
        return file
    known = distribution(DISTRIBUTION)
    return next(known.locate_file(f) for f in known.files if f.name == "LICENSE")
