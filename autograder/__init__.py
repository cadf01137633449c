"""
The grader of the course: theory of operation.

A submission's road is the list of folders. `submission` makes the pristine notebook with the
student's answers out of the file that was handed in. `jail` starts a jail and talks to it. `judge`
runs the cells in the jail, calls the student's functions there, and decides here. `record` holds
what was found. `batch` and `nbgrader_plugin` do this for many submissions; `feedback`, `report`
and `export` make pages and files from records. `checks` says what is asked of each function.

Three kinds of processes take part.

The *trusted process* (`nbgrader autograde`, or `python -m autograder grade`) reads the submitted
file, runs every test, visible and hidden, and decides. It holds the reference (`course/`) and
never runs a line of a student's code.

The *parent* of the jails (`jail.inside.parent`) is started once by exec (`jail.sandbox`), so that
no page of its memory ever held a check or the reference. It leaves the host's file system before
it loads NumPy, matplotlib and IPython (`jail.inside.new_root`); root becomes nobody there. It runs
no student code either.

A *worker* is a fork of the parent for one submission, in namespaces of its own, with an empty
scratch folder, limits and a system-call filter (`jail.inside.walls`). It runs the student's cells
and answers requests: run a cell, call a function, look up a name (`jail.inside.worker`). Worker
and walls together are the *jail*. It is shown two folders of this project, `jail/inside` and
`tutor/judging`, and the files of the release.

Trusted process and worker share one socket and speak length-prefixed JSON (`jail.inside.wire`);
values travel as plain numbers, strings, arrays, tuples, lists and dicts (`tutor.judging.codec`). A
student's function is a `judge.proxy.Function` on the trusted side: arguments go out, results and
the arguments' state after the call come back, and only plain values are ever compared. What the
worker says is believed to be what the student's code answers, and nothing more
(`judge.untrusted`). What cannot travel as data (a random generator, a function, several lines that
use a class) is described by a stand-in of `tutor.judging.standins` and is made in the worker; the
trusted process accepts no stand-in back. During follow-through a worker may ask for a helper's
value; the reference answers from here (`judge.lent_reference`), and may call a function that the
student's code handed it, back in the worker, for plain values. Another socket is the worker's
lifeline: when the trusted process closes it, or dies, everything of that submission ends.

Only `nbgrader_plugin` imports nbgrader. Only `jail`, and `batch.pool`, start processes.
"""

import os

__version__ = "0.1.0"

# Each process of the grader keeps to one core: several graders side by side, and the small matrix
# products of these notebooks, are slower with more. NumPy reads this when it is first imported.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
