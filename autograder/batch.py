"""Grade a folder of submissions: `DIR/<student>/<assignment>/<topic>.ipynb` to JSON records."""

import contextlib
import json
import os
import queue
import threading
from pathlib import Path

from autograder.grading import grade
from autograder.sandbox import Sandbox


class NoSubmissions(LookupError):
    """The folder holds nothing to grade."""


def students(folder, assignment):
    """Return the names of the students who have a folder for the assignment."""
    folder = Path(folder)
    if not folder.is_dir():
        raise NoSubmissions(f"cannot grade {folder}: it is not a folder; name one with "
                            f"<student>/{assignment.name}/{assignment.path.name} in it")
    found = sorted(p.name for p in folder.iterdir() if os.path.lexists(p / assignment.name))
    if not found:
        raise NoSubmissions(f"cannot grade {folder}: no <student>/{assignment.name} in it")
    return found


def grade_folder(folder, out, assignment, workers=1, seed=0, progress=None):
    """
    Write one record for each submission; a record is complete or absent.

    Parameters
    ----------
    folder, out : Path
        Where the submissions are, and where `<student>/<assignment>.json` go.
    assignment : Assignment
    workers : int
        Warm parents that grade side by side.
    seed : int
        Of the batch.
    progress : callable, optional
        Called with each finished record.

    Returns
    -------
    list of Record
        In the order of the students' names.

    Raises
    ------
    NoSubmissions, CannotIsolate, OSError
        If nothing can be graded; records written so far stay.
    """
    todo = queue.SimpleQueue()
    names = students(folder, assignment)
    for name in names:
        todo.put(name)
    records, errors = {}, []

    def work():
        try:
            with Sandbox() as sandbox, contextlib.suppress(queue.Empty):
                while not errors:
                    student = todo.get_nowait()
                    path = Path(folder, student, assignment.name, assignment.path.name)
                    record = grade(path, assignment, sandbox, student, seed).record
                    write_record(record, Path(out, student, f"{assignment.name}.json"))
                    records[student] = record
                    if progress:
                        progress(record)
        except Exception as error:  # told to the caller by the thread that waits
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(max(1, min(workers, len(names))))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return [records[name] for name in names]


def write_record(record, path):
    """Write a record so that a reader finds all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(json.dumps(record.as_json(), indent=1) + "\n",
                    encoding="utf-8")
    os.replace(part, path)
