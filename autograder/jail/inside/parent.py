"""
The parent of all submissions: everything they need is loaded once, each is a fork.

It has left the host's files (`new_root.enter_root`) before this module is imported, holds the
support files of one assignment, and runs no student code.
"""

import contextlib
import gc
import importlib
import os
import pkgutil
import signal
import socket
import sys

from tutor.judging.error_text import one_line

from . import walls, wire
from .worker import Worker


def warm(control_fd, proc, seccomp, limits):
    """
    Load everything, say so, then fork a worker for each request until the grader hangs up.

    Parameters
    ----------
    control_fd : int
        A socket. First come the doors of a control group; then each request is two sockets, wire
        and lifeline.
    proc, seccomp, limits
        See `jail.isolate`.
    """
    shell = ipython()
    _load_support()
    gc.collect()
    gc.freeze()  # a fork's own collections then leave the shared pages alone
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control = socket.socket(fileno=control_fd)
    wire.send(control, {"ready": True})
    os.dup2(os.open("/dev/null", os.O_RDWR), 2)  # a pipe that nobody reads any more would fill
    _join(_receive(control))
    while fds := _receive(control):
        wire_fd, lifeline = fds
        _fork(shell, wire_fd, lifeline, proc, seccomp, limits)
        os.close(wire_fd)
        os.close(lifeline)


def _receive(control):
    """Return the descriptors that the grader sends next; none when it has hung up."""
    _, fds, _, _ = socket.recv_fds(control, 1, 2)
    return fds


def _join(doors):
    """Enter the control group; all forks are born in it."""
    for door in doors:
        with contextlib.suppress(OSError):  # the limits of each process stand then
            os.write(door, b"0")
        os.close(door)


def _fork(shell, wire_fd, lifeline, proc, seccomp, limits):
    """Return here; in a child, go behind the walls and serve."""
    ids = os.geteuid(), os.getegid()
    try:
        if walls.fork():
            return
    except OSError as error:
        walls.tell(lifeline, f"jail: {one_line(error)}\n")
        return
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        walls.isolate(proc, ids, lifeline, wire_fd, _populate, limits, seccomp)
    except BaseException as error:
        walls.tell(lifeline, f"jail: {one_line(error)}\n")
        os._exit(1)
    _serve(shell, wire_fd)


def _serve(shell, wire_fd):
    """Answer the grader; never returns."""
    sys.path.insert(0, walls.WORK)
    try:
        Worker(socket.socket(fileno=wire_fd), shell).serve()
        os._exit(0)
    except MemoryError:
        os._exit(walls.FULL)
    finally:
        os._exit(1)


def _populate():
    """Show the support files in the scratch folder, where a notebook has them beside itself."""
    if os.path.isdir(walls.RELEASE):
        for name in os.listdir(walls.RELEASE):
            os.symlink(f"{walls.RELEASE}/{name}", name)


def _load_support():
    """Import the modules among the support files once, for every notebook that will."""
    for module in pkgutil.walk_packages([walls.RELEASE], onerror=lambda name: None):
        with contextlib.suppress(Exception):  # the cell that imports it will show why
            importlib.import_module(module.name)
    sys.path.remove(walls.RELEASE)


def ipython():
    """Return an IPython shell without history, with the libraries a notebook uses loaded."""
    import matplotlib.pyplot as plt
    import numpy as np
    from IPython.core.displaypub import CapturingDisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = InteractiveShell.instance(config=config)
    shell.display_pub = CapturingDisplayPublisher(parent=shell)
    shell.showtraceback = lambda *_, **__: None
    shell.showsyntaxerror = lambda *_, **__: None
    shell.register_magic_function(lambda line: None, "line", "matplotlib")
    shell.run_cell("1", store_history=False)
    plt.figure().gca().plot(np.arange(2))
    plt.close("all")
    shell.display_pub.outputs.clear()
    return shell
