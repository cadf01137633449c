"""A class in which one student hands in attacks, and nbgrader."""

import json
import subprocess
import sys

from tests.feedback.payloads import IMAGE, OWN

NAME, NOTEBOOK = "01-activations", "activations"
RELU = f"""
from IPython.display import HTML, SVG, Javascript, Markdown, display

class Evil(Exception):
    pass

Evil.__name__ = {IMAGE!r}
print({IMAGE!r}, "\\x1b[31m", {IMAGE!r}, "\\x1b[0m\\x1b]8;;javascript:{OWN}\\x1b\\\\link")
sys = __import__("sys")
print({IMAGE!r}, file=sys.stderr)
display(HTML({IMAGE!r}), Markdown({IMAGE!r}), Javascript({OWN!r}))
display({{"image/svg+xml": "<svg onload={OWN}>", "text/plain": {IMAGE!r}}}, raw=True)
display({{"text/html": {IMAGE!r}, "application/x-odd": {IMAGE!r}}}, raw=True)

def relu(z):  # {IMAGE}
    raise Evil("\\x1b[31m" + {IMAGE!r} + " [a](javascript:{OWN}) </pre>{IMAGE}")
"""
SIGMOID = f'sigmoid = type("F", (), {{"__call__": None}})\nsigmoid.__name__ = {IMAGE!r}'
STORED = [
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "application/javascript",
    "text/latex",
    "application/vnd.jupyter.widget-view+json",
    "application/pdf",
    "image/png",
    "text/plain",
]


def hostile(data):
    """Return a notebook file with payloads in everything that is not a cell's text."""
    notebook = json.loads(data)
    notebook["metadata"] |= {
        "title": IMAGE,
        "kernelspec": {"name": IMAGE, "display_name": IMAGE, "language": IMAGE},
        "language_info": {"name": IMAGE, "pygments_lexer": IMAGE},
        "widgets": {"application/vnd.jupyter.widget-state+json": {"x": f"</script>{IMAGE}"}},
    }
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": [IMAGE], "name": IMAGE, "raw_mimetype": "text/html"}
        if cell["cell_type"] == "code":
            cell["outputs"] = [
                {
                    "output_type": "display_data",
                    "data": {kind: IMAGE},
                    "metadata": {kind: {"alt": IMAGE}},
                }
                for kind in STORED
            ]
            cell["outputs"] += [
                {"output_type": "error", "ename": IMAGE, "evalue": IMAGE, "traceback": [IMAGE]}
            ]
            cell["execution_count"] = IMAGE
    notebook["cells"] += [
        {"cell_type": kind, "source": IMAGE, "id": IMAGE, "outputs": [], "metadata": {}}
        for kind in ("raw", "markdown", "code", IMAGE)
    ]
    return json.dumps(notebook).encode()


def nbgrader(course, *words):
    """Run an nbgrader command in a course folder."""
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words], cwd=course, text=True, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    return done
