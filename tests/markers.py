"""Which marks a test gets from its folder and its fixtures, and with which tests it runs."""

FOLDERS = {  # marks for all tests of a folder
    "batch": {"slow"},
    "checks": {"slow"},
    "course": {"numpy"},
    "e2e": {"browser", "nbgrader", "slow"},
    "nbgrader_plugin": {"nbgrader"},
}
FIXTURES = {  # marks for all tests that need a fixture
    "browser": {"browser", "slow"},
    "container": {"slow"},
    "course": {"nbgrader", "slow"},
    "courses": {"nbgrader", "slow"},
    "executed": {"slow"},
    "graded": {"nbgrader", "slow"},
    "grade_script": {"slow"},
    "gradebook": {"nbgrader"},
    "made_up": {"slow"},
    "sandbox": {"jail"},
    "shared": {"slow"},
    "submissions": {"slow"},
    "parent": {"jail"},
}
COSTLY = ("slow", "nbgrader", "browser")
MADE_ONCE = (  # fixtures that take long to make: the tests of a folder that need one run together
    "executed",
    "graded",
    "courses",
    "course",
    "container",
    "gradebook",
    "shared",
    "made_up",
    "hostile",
    "parent",
)


def marks_of(item):
    """Return the names of the marks that a test gets here."""
    marks = set(FOLDERS.get(item.path.parent.name, ()))
    return marks.union(*(FIXTURES.get(name, ()) for name in getattr(item, "fixturenames", ())))


def cost_of(item):
    """Return how much a test costs, roughly: what costs most begins first."""
    marks = sum(item.get_closest_marker(name) is not None for name in COSTLY)
    return marks + any(name in MADE_ONCE for name in getattr(item, "fixturenames", ()))


def group_of(item):
    """
    Return the name of the group of tests that one process runs, None for a test of its own.

    What they share are the examples and mistakes of one check, a notebook that was run, a course
    that was graded, a browser.
    """
    folder = item.path.parent.name
    values = getattr(item, "callspec", None) and item.callspec.params or {}
    if folder == "e2e":
        return folder
    if folder == "checks":
        return values.get("name") or getattr(values.get("check"), "name", None)
    for fixture in MADE_ONCE:
        if fixture in getattr(item, "fixturenames", ()):
            return f"{folder} {fixture} {values.get(fixture, '')}"
    return None
