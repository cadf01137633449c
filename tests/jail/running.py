"""Run a cell in a jail of its own."""


def run(sandbox, source):
    """Run a cell in a jail of its own; return its error."""
    jail = sandbox.open({})
    try:
        return jail.ask({"do": "run", "source": source, "figures": False}, 60)["error"]
    finally:
        jail.close()
