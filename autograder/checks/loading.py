"""
Where the checks of a topic are found: by the name of the function.

The folder of a topic holds `<function>.py` with `check_<function>`, and `<function>_mistakes.py`,
which adds to it, where one module would be too long (`<function>_mistakes_of_paths.py`, and so on
in alphabetical order, where two would be). Other modules hold what several checks share. Nothing is
loaded before it is asked for.
"""

from functools import cache, partial
from importlib import import_module
from pathlib import Path

from autograder.checks.check import Check

FOLDER = Path(__file__).parent


@cache
def checks_of(assignment):
    """Return the checks of an assignment by function, {} where no check is written yet."""
    topic = assignment.split("-", 1)[-1].replace("-", "_")
    modules = sorted(path.stem for path in (FOLDER / topic).glob("[!_]*.py"))
    checks = [_load(topic, module) for module in modules]
    return {check.name: check for check in checks if check}


def by_name(package):
    """Return the `__getattr__` of a topic's package, which finds `check_<function>`."""
    return partial(_attribute, package.rpartition(".")[2])


def _attribute(topic, name):
    if name.startswith("check_"):
        module = name.removeprefix("check_").lower()
        check = (FOLDER / topic / f"{module}.py").is_file() and _load(topic, module)
        if check and name == f"check_{check.name}":
            return check
    raise AttributeError(f"no module of {topic} has a check called {name!r}")


def _load(topic, module):
    """Return the check in a module with all that is known of it, None for a shared module."""
    package = f"{__package__}.{topic}"
    names = vars(import_module(f"{package}.{module}")).items()
    check = next((one for name, one in names if name.lower() == f"check_{module}"), None)
    if isinstance(check, Check) and not check.modules:
        more = sorted(path.stem for path in (FOLDER / topic).glob(f"{module}_mistakes*.py"))
        check.modules = tuple(f"{package}.{name}" for name in (module, *more))
        for name in check.modules:
            import_module(name)
    return check
