"""
Run the parent of all jails: load everything that submissions need once, then fork for each.

The parent has left the host's files (`new_root.enter_root`) before this module is imported. It
holds the support files of one assignment and never runs student code.
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
    Load everything, report that, then fork a jail for each request until the socket is closed.

    Parameters
    ----------
    control_fd : int
        A socket to the trusted process. Its first message brings the descriptors for joining a
        control group (`cgroups.Group.doors`), each later one the two sockets of a new jail: wire
        and lifeline.
    proc, seccomp, limits
        See `walls.isolate`.
    """
    shell = ipython()
    _load_support()
    # A garbage collection in a fork would write to every page that it shares with the parent, and
    # the kernel would copy them all. Frozen objects are left alone.
    gc.collect()
    gc.freeze()
    # The kernel removes ended jails at once, without a wait for each (wait(2)).
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control = socket.socket(fileno=control_fd)
    wire.send(control, {"ready": True})
    # The trusted process reads standard error until this is ready, to learn why it is not. After
    # that nobody reads the pipe, and it would fill up.
    os.dup2(os.open("/dev/null", os.O_RDWR), 2)
    _join(_receive(control))
    while fds := _receive(control):
        wire_fd, lifeline = fds
        _fork(shell, wire_fd, lifeline, proc, seccomp, limits)
        os.close(wire_fd)
        os.close(lifeline)


def _receive(control):
    """Return the descriptors of the next message; none when the other end is closed."""
    _, fds, _, _ = socket.recv_fds(control, 1, 2)
    return fds


def _join(doors):
    """Enter the control group; every later fork is born in it."""
    # Only now: memory remains charged to the group in which it was allocated, when its process
    # moves to another one (the kernel's cgroup-v2, "Memory Ownership"). So the libraries that are
    # loaded by now are not charged to the jail.
    for door in doors:
        with contextlib.suppress(OSError):  # the limits of each process remain
            os.write(door, b"0")
        os.close(door)


def _fork(shell, wire_fd, lifeline, proc, seccomp, limits):
    """Fork a jail: return in the parent, build the walls and serve in the child."""
    ids = os.geteuid(), os.getegid()
    try:
        if walls.fork():
            return
    except OSError as error:
        walls.report(lifeline, f"jail: {one_line(error)}\n")
        return
    try:
        # process 1 waits for the worker, which needs the default (wait(2))
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        walls.isolate(proc, ids, lifeline, wire_fd, _populate, limits, seccomp)
    except BaseException as error:
        walls.report(lifeline, f"jail: {one_line(error)}\n")
        os._exit(1)
    _serve(shell, wire_fd)


def _serve(shell, wire_fd):
    """Answer the requests of the trusted process; never return."""
    sys.path.insert(0, walls.WORK)
    try:
        Worker(socket.socket(fileno=wire_fd), shell).serve()
        os._exit(0)
    except MemoryError:
        os._exit(walls.FULL)
    finally:
        os._exit(1)


def _populate():
    """Link the support files into the scratch folder, as students have them next to a notebook."""
    if os.path.isdir(walls.RELEASE):
        for name in os.listdir(walls.RELEASE):
            os.symlink(f"{walls.RELEASE}/{name}", name)


def _load_support():
    """Import the modules among the support files once, for all submissions that import them."""
    for module in pkgutil.walk_packages([walls.RELEASE], onerror=lambda name: None):
        with contextlib.suppress(Exception):  # the cell that imports it will show the error
            importlib.import_module(module.name)
    sys.path.remove(walls.RELEASE)


def ipython():
    """Return an IPython shell without history; NumPy and matplotlib are loaded and used once."""
    import matplotlib.pyplot as plt
    import numpy as np
    from IPython.core.displaypub import CapturingDisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False  # it would start a thread, see `walls.fork`
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
