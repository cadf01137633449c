"""JupyterLab as a person has it: a server in a folder of its own, started and ended with a test."""

import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from functools import cached_property
from pathlib import Path

CHROMIUM = {
    "executable_path": shutil.which("chromium"),  # root's has no sandbox
    "args": ["--no-sandbox"] if os.geteuid() == 0 else [],
}
START_SECONDS = 90
END_SECONDS = 10
# a server whose starter dies gets SIGTERM (prctl's PR_SET_PDEATHSIG is 1) and ends its kernels
TIED = (
    "import ctypes, os, sys; ctypes.CDLL(None).prctl(1, 15); "
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
QUIET = {"fetchNews": "false", "checkForUpdates": False}  # no request leaves the machine


class Lab:
    """
    JupyterLab, run in a folder as `make lab` runs it, on a free port.

    Parameters
    ----------
    folder : Path
        The server's root and working directory; its nbgrader_config.py counts.
    private : Path
        A folder for everything that Jupyter keeps of its user; made here.
    **environment : str
        More variables.
    """

    def __init__(self, folder, private, **environment):
        self.folder, self.private = folder, private
        self._token = secrets.token_hex(16)
        _write_settings(private)
        with open(private / "server.log", "wb") as log:
            self._server = subprocess.Popen(
                [
                    sys.executable,
                    "-c",
                    TIED,
                    "-m",
                    "jupyterlab",
                    "--no-browser",
                    "--port=0",
                    "--LabApp.expose_app_in_browser=True",
                    f"--IdentityProvider.token={self._token}",
                    f"--ServerApp.root_dir={folder}",
                    *(["--allow-root"] if os.geteuid() == 0 else []),
                ],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env={**os.environ, **_homes(private), **environment},
            )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """End the server, which ends its kernels, and whatever of theirs is left."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._server.pid, signal.SIGTERM)
        try:
            self._server.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()
        for process in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    @cached_property
    def address(self):
        """Return the address that opens JupyterLab, once the server answers there."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._server.poll() is None:
            for path in (self.private / "runtime").glob("jpserver-*.json"):
                with contextlib.suppress(OSError, ValueError):  # half written, or not there yet
                    url = json.loads(path.read_text(encoding="utf-8"))["url"]
                    urllib.request.urlopen(f"{url}api", timeout=5).close()
                    return f"{url}lab?token={self._token}"
            time.sleep(0.05)
        raise RuntimeError(
            f"cannot start JupyterLab: no answer in {START_SECONDS} s; it said\n{self.log()}"
        )

    def log(self):
        """Return what the server wrote."""
        return (self.private / "server.log").read_text(encoding="utf-8", errors="replace")

    def processes(self):
        """Return the numbers of all processes that were started with this private folder."""
        mark = f"JUPYTER_RUNTIME_DIR={self.private / 'runtime'}".encode()
        found = []
        for path in Path("/proc").glob("[0-9]*/environ"):
            with contextlib.suppress(OSError):  # ended meanwhile, or somebody else's
                if mark in path.read_bytes().split(b"\0"):
                    found.append(int(path.parent.name))
        return found


def _homes(private):
    """Return the variables that keep this Jupyter apart from that of whoever runs the tests."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    folders = {
        f"JUPYTER_{kind}_DIR": str(private / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")
    }
    return {
        "HOME": str(private),
        "IPYTHONDIR": str(private / "ipython"),
        **folders,
        "JUPYTERLAB_SETTINGS_DIR": str(private / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(private / "workspaces"),
        "OMP_NUM_THREADS": "1",
        "PATH": path,
    }


def _write_settings(private):
    """Turn off what JupyterLab would fetch from the net."""
    path = private / "settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(QUIET), encoding="utf-8")
