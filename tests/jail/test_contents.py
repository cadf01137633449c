"""What a jail shows of the host, where the grader lies among the installed packages."""

import os
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import pytest

from autograder.jail import contents
from autograder.jail.sandbox import Sandbox

PACKAGES = Path(sysconfig.get_path("purelib")).resolve()


def test_the_graders_packages_are_kept_out():
    """What no jail shows are the folders from which the three packages are imported."""
    found = [find_spec(name).submodule_search_locations[0] for name in ("course", "tutor")]
    found.append(os.path.dirname(os.path.dirname(contents.__file__)))
    assert {Path(folder).resolve() for folder in found} == set(contents.KEPT_OUT)


def test_a_folder_is_shown_whole_without_what_is_kept_out(tmp_path):
    """A folder that holds nothing secret is shown as one; another is shown part by part."""
    for name in ("numpy", "course", "nested/deeper/tutor", "nested/other"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "course")
    (tmp_path / "six.py").touch()
    kept_out = [tmp_path / "course", tmp_path / "nested" / "deeper" / "tutor"]
    assert dict(contents._without(kept_out, str(tmp_path), "/p")) == {
        str(tmp_path / "nested" / "other"): "/p/nested/other",
        str(tmp_path / "numpy"): "/p/numpy",
        str(tmp_path / "six.py"): "/p/six.py",
    }
    whole = str(tmp_path / "nested" / "other")
    assert list(contents._without(kept_out, whole, "/p")) == [(whole, "/p")]


@pytest.mark.filterwarnings("ignore")
def test_a_jail_runs_without_what_is_kept_out(monkeypatch):
    """In a jail a package that is kept out cannot be seen, and the others can be imported."""
    monkeypatch.setattr(contents, "KEPT_OUT", [PACKAGES / "sqlalchemy"])
    source = """
import importlib.util, numpy, IPython, matplotlib.pyplot
print([importlib.util.find_spec(name) is not None for name in ("sqlalchemy", "nbgrader")])
"""
    with Sandbox() as sandbox:
        jail = sandbox.open({})
        reply = jail.ask({"do": "run", "source": source, "figures": False}, 20)
        jail.close()
    assert reply["error"] is None
    assert "".join(output["text"] for output in reply["outputs"]) == "[False, True]\n"
