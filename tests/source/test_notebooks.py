"""The notebooks run: the source from top to bottom, the release up to its first exercise."""

import os
import subprocess
import sys

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from autograder.nbgrader_plugin.plugin import write_files
from autograder.submission.assignment import ROOT, Assignment, names
from demo.submissions import Script, build


def execute(notebook, folder, allow_errors=False):
    """Execute a notebook in a folder that holds its support files."""
    client = NotebookClient(
        notebook,
        timeout=900,  # a cell takes 20 s, on a busy machine many times as long
        kernel_name="python3",
        allow_errors=allow_errors,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"})
    return notebook


@pytest.fixture(scope="module", params=names())
def executed(request, tmp_path_factory):
    """Return a source notebook after Run All."""
    assignment = Assignment(request.param)
    folder = tmp_path_factory.mktemp("source")
    write_files(assignment.released_files, folder)
    return execute(nbformat.read(assignment.path, as_version=4), folder)


def outputs(notebook):
    """Return every output of a notebook."""
    return [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]


@pytest.mark.filterwarnings("ignore")  # of the kernel's own libraries, in this process
def test_run_all_on_the_source_is_clean(executed):
    """Run All on the source raises nothing and writes nothing to standard error."""
    assert not [
        out
        for out in outputs(executed)
        if out.output_type == "error" or out.get("name") == "stderr"
    ]


@pytest.mark.filterwarnings("ignore")
def test_figures_have_words_and_sliders_have_pictures(executed):
    """Every figure is a PNG with a text beside it; at least one output has sliders as well."""
    bundles = [out.data for out in outputs(executed) if "data" in out]
    pictures = [data for data in bundles if "image/png" in data]
    assert len(pictures) >= 5
    assert all(data.get("text/plain") and "<Figure" not in data["text/plain"] for data in pictures)
    sliders = [data for data in pictures if "application/vnd.jupyter.widget-view+json" in data]
    assert sliders


@pytest.mark.nbgrader
@pytest.mark.parametrize("name", ["01-activations"])
def test_validate_agrees(name, tmp_path):
    """`nbgrader validate` fails on the skeleton and succeeds on right answers."""
    assignment = Assignment(name)
    write_files(assignment.released_files, tmp_path)
    released = ROOT / "release" / name / assignment.path.name
    for data, words in (
        (released.read_bytes(), "failed"),
        (build(Script("right", ""), assignment, released), "Success!"),
    ):
        notebook = nbformat.reads(data.decode(), as_version=4)
        notebook.cells = [
            cell
            for cell in notebook.cells  # other tests run the experiments
            if "experiment" not in cell.metadata.get("tags", [])
        ]
        nbformat.write(notebook, tmp_path / assignment.path.name)
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", "validate", assignment.path.name],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert words in done.stdout, done.stdout + done.stderr


def test_digits_are_scikit_learns():
    """The shipped digits are scikit-learn's, bit for bit."""
    from sklearn.datasets import load_digits

    shipped = np.load(ROOT / "tutor" / "digits.npz")
    theirs = load_digits()
    np.testing.assert_array_equal(shipped["images"], theirs.images)
    np.testing.assert_array_equal(shipped["labels"], theirs.target)
