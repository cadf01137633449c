"""Assignments that are released already are put into a gradebook without making them again."""

import shutil

from nbgrader.api import Gradebook

from autograder.nbgrader_plugin.release import enter
from autograder.submission.assignment import ROOT, Assignment

NAME = "02-forward"


def test_enter_fills_the_gradebook_and_leaves_the_release(tmp_path):
    """The gradebook gets each question with its points; what was released stays as it is."""
    shutil.copytree(ROOT / "source" / NAME, tmp_path / "source" / NAME)
    (tmp_path / "release" / NAME).mkdir(parents=True)
    (tmp_path / "release" / NAME / "kept").touch()
    enter([NAME], tmp_path)
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as gradebook:
        found = {
            cell.name: cell.max_score
            for notebook in gradebook.find_assignment(NAME).notebooks
            for cell in notebook.grade_cells
        }
    assert found == {cell.grade_id: cell.points for cell in Assignment(NAME).questions}
    assert [path.name for path in (tmp_path / "release").rglob("*")] == [NAME, "kept"]
