"""
Grade a folder of submissions, `DIR/<student>/<assignment>/<topic>.ipynb`, into JSON records.

A record is up to date while nothing on which it depends has changed (`record.fingerprint`). So a
batch that was stopped, in whatever way, continues where it stopped.
"""

import functools
from dataclasses import dataclass
from pathlib import Path

from autograder.batch import pool
from autograder.jail.sandbox import Sandbox
from autograder.judge.grading import grade_in_peace, seed_for
from autograder.limits import Limits
from autograder.record import fingerprint
from autograder.submission.assignment import Assignment
from autograder.submission.rebuild import rebuild


@dataclass(frozen=True)
class Job:
    """A folder of submissions, the folder of their records, and the settings of grading."""

    folder: Path
    out: Path
    assignment: Assignment
    seed: int = 0
    workers: int = 1
    limits: Limits = Limits()

    def submission(self, student):
        """Return the path of a student's notebook."""
        return Path(self.folder, student, self.assignment.name, self.assignment.path.name)

    def record(self, student):
        """Return the path of a student's record."""
        return Path(self.out, student, f"{self.assignment.name}.json")


def changes(record, student, job):
    """
    Return what has changed since a record was made; nothing if the record is up to date.

    Parameters
    ----------
    record : Record
    student : str
    job : Job

    Returns
    -------
    list of str
        Some of `file`, `check`, `environment` and `seed`; also `internal` if the grader had failed.
    """
    known = record.hashes
    file = fingerprint.of_file(job.submission(student))
    same_file = known["file"] == file
    if file is None:  # no bytes can be compared, so the message about the file must be the same
        problem = rebuild(job.submission(student), job.assignment).problem
        same_file = same_file and problem == record.message
    seed = seed_for(job.seed, student, job.assignment.name)
    environment = fingerprint.of_environment(job.assignment, job.limits)
    differs = {
        "file": not same_file,
        "check": known["checks"] != fingerprint.of_checks(job.assignment),
        "environment": known["environment"] != environment,
        "seed": record.seed != seed,
        "internal": record.status == "internal",
    }
    return [name for name, different in differs.items() if different]


def run(job, names, done):
    """
    Grade submissions in this process, or in several if the job has more than one worker.

    Parameters
    ----------
    job : Job
    names : list of str
        The students.
    done : callable
        Called in this process with each finished record.

    Raises
    ------
    CannotIsolate, OSError
        The first such error; other processes finish the submissions that they have begun.
    """
    grade = functools.partial(_graded, job)
    n_workers = min(job.workers, len(names))
    if n_workers > 1:
        job.assignment.released_files  # noqa: B018  computed once, before the workers are forked
        return pool.run(grade, names, done, n_workers, job.limits)
    with Sandbox(job.limits) as sandbox:
        for name in names:
            done(grade(name, sandbox))


def _graded(job, student, sandbox):
    """Return the record of one submission."""
    return grade_in_peace(
        job.submission(student), job.assignment, sandbox, student, job.seed
    ).record
