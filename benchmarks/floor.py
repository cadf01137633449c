"""
Measure a lower bound of grading: run the cells of submissions one by one in one process.

    python -m benchmarks.floor NN-topic FOLDER_OF_SUBMISSIONS

There is no jail, no nbgrader and no follow-through: one IPython shell, started before, runs the
student's solution cells and the pristine grade cells with their hidden tests. Prints seconds per
submission.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from autograder.jail.inside.parent import ipython
from autograder.nbgrader_plugin.plugin import write_files
from autograder.submission.assignment import Assignment
from autograder.submission.rebuild import rebuild


def main(name, folder):
    """Run every submission of a folder and print the seconds per submission."""
    assignment = Assignment(name)
    paths = sorted(Path(folder).resolve().glob(f"*/{name}/{assignment.path.name}"))
    with tempfile.TemporaryDirectory() as beside:
        write_files(assignment.support_files, beside)
        sys.path.insert(0, beside)
        os.chdir(beside)
        shell = ipython()
        run(paths[0], assignment, shell)
        start = time.perf_counter()
        for path in paths:
            run(path, assignment, shell)
        print((time.perf_counter() - start) / len(paths))


def run(path, assignment, shell):
    """Run the cells of one submission, experiments left out as in grading."""
    pristine = {cell.grade_id: cell.source for cell in assignment.cells if cell.role == "grade"}
    for cell in rebuild(path, assignment).cells:
        if cell.cell_type == "code" and cell.role != "show":
            result = shell.run_cell(pristine.get(cell.grade_id, cell.source), store_history=False)
            if not result.success:
                raise SystemExit(f"{path}: {cell.grade_id}: {result.error_in_exec}")
    shell.display_pub.outputs.clear()


if __name__ == "__main__":
    main(*sys.argv[1:])
