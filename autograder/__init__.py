"""
The grader of the course: theory of operation.

A submission is graded by three kinds of processes.

The *trusted process* (`nbgrader autograde`, or `python -m autograder grade`) reads the submitted
file, rebuilds the pristine notebook with the student's answers (`rebuild`), runs every test,
visible and hidden, and decides (`grading`, `verdict`, `checks`). It holds the reference in
`course/` and never runs a line of a student's code.

The *warm parent* (`warm`) is started once by exec (`sandbox`), so that no page of it ever
held a check or the reference. It leaves the host's file system before it loads NumPy, matplotlib
and IPython (`root.enter_root`); root becomes nobody there. It runs no student code either.

A *worker* is a fork of the warm parent for one submission, in namespaces of its own, with an
empty scratch folder, limits and a system-call filter (`jail.isolate`). It runs the student's
cells and answers requests: run a cell, call a function, look up a name (`worker.Worker`).

Trusted process and worker share one socket and speak length-prefixed JSON (`wire`); values travel
as plain numbers, strings, arrays, tuples, lists and dicts (`tutor.codec`). A student's function
is a `proxy.Function` on the trusted side: arguments go out, results and the arguments' state
after the call come back, and only plain values are ever compared. What the worker says is
believed to be what the student's code answers, and nothing more. What cannot travel as data (a
random generator, a function, several lines that use a class) is described by a stand-in of
`tutor.standins` and comes to life in the worker; the trusted process accepts no stand-in back.
During follow-through a worker may ask for a helper's value; the reference answers from here, and
may call a function that the student's code handed it, back in the worker, for plain values.
Another socket is the worker's lifeline: when the trusted process closes it, or dies, everything
of that submission ends.

Only `plugin`, `careful`, `gradebook`, `release`, `feedback.plugin` and `export.learning_systems`
import nbgrader; `sandbox` and `pool` are the only trusted modules that start a process.
"""

import os

__version__ = "0.1.0"

# Each process of the grader keeps to one core: several graders side by side, and the small matrix
# products of these notebooks, are slower with more. NumPy reads this when it is first imported.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
