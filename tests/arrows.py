"""Which folder may import which, and what says that a module imports something else."""

import ast
import sys

GROUND = {  # for every folder
    "autograder",
    "autograder.limits",
    "autograder.lock",
    "autograder.refusal",
    "autograder.whole_file",
}
ARROWS = {  # folder: the folders that its modules may import, their own beside
    "course": "",
    "tutor": "tutor/judging tutor/notebook",
    "tutor/judging": "",
    "tutor/notebook": "tutor/judging",
    "autograder": "autograder/batch autograder/export autograder/jail autograder/judge "
    "autograder/nbgrader_plugin autograder/report autograder/submission",
    "autograder/checks": "course tutor tutor/judging",
    "autograder/submission": "autograder/checks tutor/judging",
    "autograder/record": "autograder/submission tutor/judging",
    "autograder/jail/inside": "tutor/judging",
    "autograder/jail": "autograder/jail/inside",
    "autograder/judge": "autograder/checks autograder/jail autograder/jail/inside "
    "autograder/record autograder/submission tutor/judging",
    "autograder/batch": "autograder/jail autograder/jail/inside autograder/judge "
    "autograder/record autograder/submission",
    # `write` of tutor/notebook: hidden inputs are shown as the student's own table shows values
    "autograder/feedback": "autograder/record autograder/submission tutor/judging tutor/notebook",
    "autograder/report": "autograder/checks autograder/record autograder/submission",
    "autograder/export": "autograder/jail autograder/judge autograder/record autograder/submission",
    "autograder/nbgrader_plugin": "autograder/export autograder/feedback autograder/jail "
    "autograder/judge autograder/record autograder/submission",
    "demo": "autograder/jail autograder/nbgrader_plugin autograder/record autograder/submission",
    "benchmarks": "autograder/checks autograder/jail autograder/jail/inside autograder/judge "
    "autograder/nbgrader_plugin autograder/submission course demo tutor tutor/notebook",
    "source": "course tutor tutor/notebook",
    "tests": "autograder autograder/batch autograder/checks autograder/export autograder/feedback "
    "autograder/jail autograder/jail/inside autograder/judge autograder/nbgrader_plugin "
    "autograder/record autograder/report autograder/submission course demo tutor tutor/judging "
    "tutor/notebook",
}
PACKAGES = {  # folder: what it imports besides the standard library; tests and benchmarks: anything
    "course": "numpy",
    "tutor": "numpy",
    "tutor/judging": "numpy",
    "tutor/notebook": "IPython ipywidgets matplotlib numpy",
    "autograder": "",
    "autograder/checks": "numpy",
    "autograder/submission": "",
    "autograder/record": "fastjsonschema numpy",
    "autograder/jail/inside": "IPython matplotlib numpy traitlets",  # IPython's configuration
    "autograder/jail": "pyseccomp",
    "autograder/judge": "numpy",
    "autograder/batch": "tqdm",
    # of nbconvert, the filter that renders Markdown and the sanitiser; nothing of nbgrader
    "autograder/feedback": "jinja2 latex2mathml markupsafe nbconvert pygments",
    "autograder/report": "jinja2 markupsafe numpy rapidfuzz",
    "autograder/export": "",
    "autograder/nbgrader_plugin": "nbconvert nbformat nbgrader sqlalchemy traitlets",
    "source": "matplotlib numpy",
    "demo": "nbformat nbgrader",  # the demo reads the gradebook that nbgrader wrote
}
OURS = {folder.split("/")[0] for folder in ARROWS}
PROCESSES = {"subprocess", "multiprocessing", "os.fork", "ctypes"}
MAY_START = {  # the trusted modules that start a process, and the jail's own that become one
    "autograder/jail/sandbox.py",
    "autograder/batch/pool.py",
    "autograder/jail/inside/new_root.py",
    "autograder/jail/inside/walls.py",
    "autograder/jail/inside/restrictions.py",
    "autograder/jail/inside/parent.py",
}


def folder_of(module):
    """Return the folder of `ARROWS` that a module, or a name in it, belongs to; else None."""
    parts = module.split(".")
    prefixes = ("/".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((prefix for prefix in prefixes if prefix in ARROWS), None)


def imports(module, text):
    """Return the dotted names of all that a module's text imports, relative ones made absolute."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            found |= {f"{base}.{alias.name}" for alias in node.names}
    return found


def violations(path, text):
    """
    Return what a module must not import.

    Parameters
    ----------
    path : str
        The place of the module in the project, like `autograder/judge/session.py`.
    text : str
        Its source.
    """
    module = path.removesuffix(".py").replace("/", ".")
    folder = folder_of(module)
    found = []
    for name in sorted(imports(module, text)):
        top, target = name.split(".")[0], folder_of(name)
        if top in sys.stdlib_module_names:
            if name in PROCESSES and folder.startswith(("autograder", "tutor", "course")):
                found += [f"{path} starts processes: {name}"] * (path not in MAY_START)
        elif top not in OURS:
            found += [f"{path} imports {name}"] * (
                folder in PACKAGES and top not in PACKAGES[folder].split()
            )
        elif target != folder and name not in GROUND and not _on_the_ground(name):
            found += [f"{path} imports {name}"] * (target not in ARROWS[folder].split())
    return found


def _on_the_ground(name):
    """Return whether a name is in one of the modules that everybody may import."""
    module, _, attribute = name.rpartition(".")
    return module in GROUND and "/".join((*module.split("."), attribute)) not in ARROWS
