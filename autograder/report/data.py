"""The records of a class; a damaged one is a `Problem` with a sentence, never an error."""

from dataclasses import dataclass, field
from pathlib import Path

from autograder.record.read import Damaged, read_record
from autograder.refusal import Refusal
from autograder.submission.folder import NoSubmissions, students

READ = ("graded", "internal")  # a notebook was there and was read


class NoRecords(Refusal):
    """The folder holds no record of the assignment."""


@dataclass(frozen=True)
class Problem:
    """Why a student does not stand in the figures, or stands there with a doubt."""

    student: str
    sentence: str


@dataclass(frozen=True)
class Class:
    """All that is known of an assignment's submissions."""

    assignment: object
    submissions: list
    problems: list = field(default_factory=list)
    newest: float = 0.0

    @property
    def read(self):
        """Return the submissions whose notebook could be read: those that the figures count."""
        return [one for one in self.submissions if one.status in READ]


def read_class(assignment, records, submissions=None):
    """
    Return the class that a folder of records describes.

    Parameters
    ----------
    assignment : Assignment
    records : Path
        Holds `<student>/<assignment>.json`, as `grade` writes it.
    submissions : Path, optional
        Holds the submitted notebooks; names those who have no record.

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
                problems.append(Problem(student, "handed in but not graded: there is no record"))
            continue
        try:
            found.append(read_record(path, student, assignment))
            newest = max(newest, path.stat().st_mtime)
        except Damaged as error:
            problems.append(Problem(student, f"the record is damaged: {error}"))
    problems += _graded_differently(found)
    return Class(assignment, found, problems, newest)


def _handed_in(submissions, assignment):
    """Return the names of those who handed something in."""
    if submissions is None:
        return set()
    try:
        return set(students(submissions, assignment))
    except NoSubmissions as error:
        raise NoRecords(str(error).replace("cannot grade", "cannot read submissions in")) from None


def _graded_differently(submissions):
    """Return a doubt for each record that was made by other checks or versions than most."""
    grounds = [one.grounds for one in submissions]
    usual = max(sorted(set(grounds)), key=grounds.count, default="")
    return [
        Problem(
            one.student,
            "graded by other checks or versions than most of the class; "
            "grade the class again with --regrade",
        )
        for one in submissions
        if one.grounds != usual
    ]
