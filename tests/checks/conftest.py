"""All tests of one check run in one process, because they share its examples and mistakes."""

import pytest


def pytest_collection_modifyitems(items):
    """Group the tests by the function that they are about; see `--dist loadgroup`."""
    for item in items:
        values = getattr(item, "callspec", None) and item.callspec.params
        if values and item.path.name == "test_checks.py":
            value = values.get("pair", [values.get("name")])[0] or values["function"].__name__
            item.add_marker(pytest.mark.xdist_group(value.partition("__")[0]))
