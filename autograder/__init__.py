"""
The grader of the course: theory of operation.

A submission passes through the folders in this order. `submission` puts the student's answers into
the pristine notebook. `jail` starts a jail and talks to it. `judge` runs the cells in the jail,
calls the student's functions there, and decides here. `record` stores the result. `batch` and
`nbgrader_plugin` do this for many submissions; `feedback`, `report` and `export` make pages and
files from records. `checks` defines what is asked of each function.

There are three kinds of processes.

The *trusted process* (`nbgrader autograde`, or `python -m autograder grade`) reads the submitted
file, runs every test, visible and hidden, and decides. It contains the reference (`course/`) and
never runs a line of a student's code.

The *parent* of the jails (`jail.inside.parent`) is started once by exec (`jail.sandbox`), so that
its memory never contained a check or the reference. It leaves the host's file system before it
loads NumPy, matplotlib and IPython (`jail.inside.new_root`). If it was started by root, it becomes
the user nobody. It runs no student code either.

A *worker* is a fork of the parent for one submission. It has its own namespaces, an empty scratch
folder, limits and a system-call filter (`jail.inside.walls`, `jail.inside.restrictions`). It runs
the student's cells and answers requests: run a cell, call a function, look up a name
(`jail.inside.worker`). The worker and its walls together are the *jail*. A jail contains two
folders of this project, `jail/inside` and `tutor/judging`, and the files of the release.

The trusted process and the worker share a socket, the *wire*, for messages in JSON
(`jail.inside.wire`). Values travel as plain numbers, strings, arrays, tuples, lists and dicts
(`tutor.judging.codec`). In the trusted process, a student's function is a `judge.proxy.Function`:
arguments go out, and results and the arguments after the call come back. Only plain values are ever
compared. A message from the worker proves only what the student's code answers, and every part of
it is checked first (`judge.untrusted`).

What cannot travel as data (a random generator, a function, several lines that use a class) is
described by a stand-in of `tutor.judging.standins` and made in the worker. Only one stand-in may
come back: the seed of a generator, during follow-through. There a worker may ask for the value of a
helper, and the reference answers in the trusted process (`judge.lent_reference`). If the worker
passed a function as an argument, the reference may call it; the call runs in the worker.

Another socket is the *lifeline* of the worker. When the trusted process closes it, or ends, all
processes of that submission end.

Only `nbgrader_plugin` imports nbgrader. Only `jail` and `batch.pool` start processes.
"""

import os

__version__ = "0.1.0"

# Each process of the grader uses one core. With more threads, several graders at once are slower,
# and so are the small matrix products of these notebooks. NumPy reads this at its first import.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
