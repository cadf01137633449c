"""What a submission may use, as somebody sets it."""

import logging
import re
from dataclasses import asdict

import pytest
from nbgrader.converters import Autograde, NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets import TraitError
from traitlets.config import Config

from autograder.limits import Limits
from autograder.nbgrader_plugin.safe_autograde import CarefulAutograde
from autograder.nbgrader_plugin.settings import Autograder
from autograder.submission.assignment import ROOT


def test_a_limit_is_set():
    """A limit that is named takes the new value, of its own kind; the others stay."""
    limits = Limits.with_changes({"call_seconds": 5, "open_files": 200.0})
    assert (limits.call_seconds, limits.open_files) == (5.0, 200)
    assert limits.cell_seconds == Limits().cell_seconds


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"call_second": 5}, "is no limit|is not a limit"),
        ({"call_seconds": 0}, "more than 0"),
        ({"call_seconds": float("inf")}, "finite"),
        ({"open_files": float("inf")}, "finite"),
        ({"open_files": float("nan")}, "finite"),
        ({"open_files": 1.5}, "whole"),
        ({"memory_bytes": 1e30}, "at most"),
    ],
)
def test_a_limit_that_is_none(changes, sentence):
    """What is no limit is refused with the reason, by the command line and by nbgrader."""
    with pytest.raises(ValueError, match=sentence):
        Limits.with_changes(changes)
    with pytest.raises(TraitError, match=sentence):
        Autograder(config=Config({"Autograder": {"limits": changes}})).all_limits()


def test_a_wrong_limit_stops_nbgrader_before_it_removes_anything(tmp_path, caplog):
    """The reason is logged, and no submission is touched."""
    config = Config({"Autograder": {"limits": {"call_second": 5}}})
    converter = Autograde(coursedir=CourseDirectory(root=str(tmp_path)), config=config)
    converter.log = logging.getLogger()
    CarefulAutograde.take_over(converter)
    with pytest.raises(NbGraderException, match="correct nbgrader_config.py"):
        converter.convert_notebooks()
    assert "cannot grade: c.Autograder.limits: 'call_second'" in caplog.text


def test_the_documentation_lists_the_limits():
    """docs/record.md names every limit with the default that the code has."""
    text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\d+)( [MG]iB)? \|", text, re.MULTILINE)
    units = {"": 1, " MiB": 2**20, " GiB": 2**30}
    assert {name: int(number) * units[unit] for name, number, unit in rows} == asdict(Limits())
