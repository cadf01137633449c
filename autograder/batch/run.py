"""Grade a folder and resume a stopped run, or show what a change of the grader would change."""

import os
import sys
from collections import Counter
from statistics import median

from tqdm import tqdm

from autograder.batch import job as jobs
from autograder.record import difference, files
from autograder.record.verdict import OVERALL, READ
from autograder.submission import folder

NOT_WRITTEN = 3  # exit status of a regrade that found changes without being asked to write them


def grade_folder(job, regrade=False, write=False):
    """
    Grade submissions whose record is missing or out of date; return the exit status.

    Parameters
    ----------
    job : Job
    regrade : bool
        Grade again the submissions that a change affects, and show who gains or loses points.
    write : bool
        Write what `regrade` shows.

    Raises
    ------
    NoSubmissions, CannotIsolate, OSError
    """
    names = folder.students(job.folder, job.assignment)
    for name in folder.misplaced(job.folder, job.assignment):
        print(
            f"not graded: {name}; put the notebook into {name}/{job.assignment.name}/",
            file=sys.stderr,
        )
    with files.locked(job.out):
        files.sweep(job.out)
        old = {name: record for name in names if (record := files.standing(job.record(name)))}
        changes = {name: jobs.changes(old[name], name, job) for name in old}
        _warn_of_unreadable([name for name in names if name not in old], job, regrade)
        if regrade:
            return _regrade(job, old, changes, write)
        todo = [name for name in names if changes.get(name) != []]
        current = [record for name, record in old.items() if name not in todo]
        if current:
            print(
                f"skipped {len(current)} of {len(names)}: already graded, and nothing has changed",
                file=sys.stderr,
            )
        human = sum(record.waiting > 0 for record in current)
        fresh = []

        def keep(record):
            files.write(record, job.record(record.student))
            fresh.append((record.status, record.points, record.waiting))

        _with_progress(job, todo, keep, human)
    old_ones = [(record.status, record.points, record.waiting) for record in current]
    print(_sums([*old_ones, *fresh], job))
    return 0


def _warn_of_unreadable(names, job, regrade):
    """Name the records that exist but are damaged, or of another version of the grader."""
    odd = [name for name in names if os.path.lexists(job.record(name))]
    if odd:
        then = "a run without --regrade grades them again" if regrade else "they are graded again"
        print(
            f"records that cannot be read, or are of another version: {', '.join(odd)}; {then}",
            file=sys.stderr,
        )


def _sums(found, job):
    """Return one line with the sums: statuses, median of points, submissions left for a human."""
    statuses = Counter(status for status, *_ in found)
    ended = ", ".join(f"{statuses[name]} {name}" for name in OVERALL if statuses[name])
    points = [points for status, points, _ in found if status in READ]
    middle = (
        f"; median {median(points):g} of {job.assignment.max_points:g} points" if points else ""
    )
    waiting = sum(waiting > 0 for *_, waiting in found)
    human = f"; {waiting} wait for a human" if waiting else ""
    return f"{len(found)} submissions: {ended}{middle}{human}; records in {job.out}"


def _regrade(job, old, changes, write):
    """Grade again what a change affects, print who gains or loses points, write if asked to."""
    touched = [name for name in old if set(changes[name]) - {"internal"}]
    fresh = {}
    _with_progress(job, touched, lambda record: fresh.update({record.student: record}))
    found = [
        change
        for name in touched
        for change in difference.compare(old[name], fresh[name], changes[name])
    ]
    print("\n".join(difference.report(found, len(touched))), flush=True)
    if not touched:
        return 0
    if not write:
        print(f"nothing is written; use --yes to replace {len(touched)} records")
        return NOT_WRITTEN
    for name in touched:
        files.write(fresh[name], job.record(name))
    return 0


def _with_progress(job, names, keep, human=0):
    """Grade submissions while showing a progress bar; call `keep` with each record."""
    tqdm.monitor_interval = 0  # no second thread in a process that forks
    with tqdm(total=len(names), unit="submission", file=sys.stderr, disable=not names) as bar:

        def done(record):
            nonlocal human
            keep(record)
            human += record.waiting > 0
            bar.set_postfix_str(
                f"{bar.total - bar.n - 1} left, {human} need a human", refresh=False
            )
            bar.update()

        jobs.run(job, names, done)
