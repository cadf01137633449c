"""Read the records of a class; a damaged one becomes a `Problem`, never an error."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from autograder.record.read import Damaged, read, text
from autograder.refusal import Refusal
from autograder.submission.folder import NoSubmissions, students


class NoRecords(Refusal):
    """The folder contains no record of the assignment."""


@dataclass(frozen=True)
class Problem:
    """Why a student is not in the figures, or why the record is in doubt."""

    student: str
    sentence: str


@dataclass(frozen=True)
class Class:
    """The submissions of one assignment, as their records describe them."""

    assignment: object
    submissions: list
    problems: list = field(default_factory=list)
    newest: float = 0.0

    @property
    def read(self):
        """Return the submissions whose notebook could be read; the figures count these."""
        return [one for one in self.submissions if one.was_read]


def read_class(assignment, records, submissions=None):
    """
    Return the class that a folder of records describes.

    Parameters
    ----------
    assignment : Assignment
    records : Path
        The folder with `<student>/<assignment>.json`, as `grade` writes it.
    submissions : Path, optional
        The folder of submitted notebooks; shows which students have no record.

    Raises
    ------
    NoRecords
        If no student has a record, damaged or not.
    """
    folder, file_name = Path(records), f"{assignment.name}.json"
    paths = (
        {
            path.name: path / file_name
            for path in sorted(folder.iterdir())
            if path.is_dir() and not path.name.startswith(".")
        }
        if folder.is_dir()
        else {}
    )
    if not any(path.is_file() for path in paths.values()):
        raise NoRecords(
            f"cannot report on {assignment.name}: there is no <student>/{file_name} in {folder}; "
            f"make them with `python -m autograder grade --assignment {assignment.name} "
            f"--submissions DIR --out {folder}`"
        )
    handed_in = _handed_in(submissions, assignment)
    found, problems, newest = [], [], 0.0
    for student in sorted(paths.keys() | handed_in):
        path = paths.get(student)
        if path is None or not (path.is_symlink() or path.exists()):
            if student in handed_in:
                problems.append(Problem(student, "handed in, but not graded: there is no record"))
            continue
        try:
            found.append(_of(read(path), student, assignment))
            newest = max(newest, path.stat().st_mtime)
        except Damaged as error:
            problems.append(Problem(student, f"the record is damaged: {error}"))
    problems += _graded_differently(found)
    return Class(assignment, found, problems, newest)


def _handed_in(submissions, assignment):
    """Return the names of the students who handed something in."""
    if submissions is None:
        return set()
    try:
        return set(students(submissions, assignment))
    except NoSubmissions as error:
        raise NoRecords(str(error).replace("cannot grade", "cannot read submissions in")) from None


def _of(record, student, assignment):
    """Return a record if it fits the assignment as it is now; otherwise raise `Damaged`."""
    for name, is_, wanted in (
        ("assignment", record.assignment, assignment.name),
        ("student", record.student, text(student)),
    ):
        if is_ != wanted:
            raise Damaged(f"it is about another {name}, {text(is_, 60)!r}")
    odd = sorted({cell.grade_id for cell in assignment.questions} ^ set(record.answers))[:3]
    if odd:
        raise Damaged(
            f"the questions of the assignment have changed since ({', '.join(odd)}); grade again"
        )
    now = {cell.grade_id: cell.points for cell in assignment.questions}
    if any(verdict.max_points != now[grade_id] for grade_id, verdict in record.answers.items()):
        raise Damaged("the points of a question have changed since; grade again")
    return record


def _graded_differently(records):
    """Return a `Problem` for each record made by other checks or versions than most."""
    grounds = {
        record.student: json.dumps(
            [record.versions, record.hashes["checks"], record.hashes["environment"]],
            sort_keys=True,
        )
        for record in records
    }
    usual = max(sorted(set(grounds.values())), key=list(grounds.values()).count, default="")
    return [
        Problem(
            student,
            "graded by other checks or versions than most of the class; "
            "grade the class again with --regrade",
        )
        for student, ground in grounds.items()
        if ground != usual
    ]
