"""What goes wrong in the middle of `nbgrader autograde`, as a configuration of it."""

# What may happen to a run, by the name in EVENT; FOR is the student to whom it happens.
EVENTS = """
import errno, signal
from pathlib import Path
from nbconvert.writers import FilesWriter
from sqlalchemy import event
from sqlalchemy.engine import Engine
from autograder.judge import grading
from autograder.nbgrader_plugin import autograded, gradebook
save, write, grade = gradebook.save, FilesWriter.write, grading.grade
EVENT = os.environ.get("EVENT")

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def half(self, output, resources, **names):
    if autograded.SAVED not in output:
        return write(self, output, resources, **names)
    Path(self.build_directory, "activations.ipynb").write_text(output[:len(output) // 2])
    die()

def full(self, output, resources, **names):
    if os.environ["FOR"] in self.build_directory:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), self.build_directory)
    return write(self, output, resources, **names)

def small(connection, _):
    connection.execute("PRAGMA max_page_count = 1")  # sqlite: not less than there are

def vanishing(path, *rest):
    if os.environ["FOR"] in str(path):
        Path(path).unlink(missing_ok=True)
    return grade(path, *rest)

if EVENT == "killed before the commit":
    gradebook.remark = die
elif EVENT == "killed after the commit":
    gradebook.save = lambda *words, **more: (save(*words, **more), die())
elif EVENT == "killed while it writes":
    FilesWriter.write = half
elif EVENT == "disk full":
    FilesWriter.write = full
elif EVENT == "gradebook full":
    event.listen(Engine, "connect", small)
elif EVENT == "vanishes":
    grading.grade = vanishing
c.CourseDirectory.db_url = f"sqlite:///{os.getcwd()}/gradebook.db?timeout=0.2"
"""
