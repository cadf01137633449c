"""Write expected values, with their rules, as trees for `checks.json`, and read them."""

from dataclasses import replace

from tutor.judging import codec, rules
from tutor.judging.compact_json import rounded
from tutor.judging.compare import Named, Rule


def rounded_example(example):
    """Return an example with its expected value rounded, so that all machines write the same."""
    return replace(example, expected=_rounded(example.expected, example.tolerance))


def _rounded(expected, tolerance):
    """Return an expected value with its numbers and those of its rules rounded."""
    if isinstance(expected, Named):
        return Named([_rounded(value, tolerance) for value in expected], expected.names)
    if isinstance(expected, Rule):
        return type(expected)(**rounded(vars(expected), tolerance))
    if isinstance(expected, (list, tuple)):
        return type(expected)([_rounded(value, tolerance) for value in expected])
    if isinstance(expected, dict):
        return {key: _rounded(value, tolerance) for key, value in expected.items()}
    return rounded(expected, tolerance)


def write_expected(expected):
    """Return an expected value, with its rules, as a tree for `checks.json`."""
    if isinstance(expected, Named):
        return {
            "outputs": [
                [name, write_expected(value)]
                for name, value in zip(expected.names, expected, strict=True)
            ]
        }
    if isinstance(expected, list):
        return {"items": [write_expected(value) for value in expected]}
    if isinstance(expected, Rule):
        return {"rule": [type(expected).__name__, codec.encode(vars(expected))]}
    if isinstance(expected, dict):
        return {"entries": [[key, write_expected(value)] for key, value in expected.items()]}
    return {"value": codec.encode(expected)}


def read_expected(tree):
    """Return the expected value that `write_expected` wrote."""
    ((tag, body),) = tree.items()
    if tag == "outputs":
        return Named([read_expected(value) for _, value in body], [name for name, _ in body])
    if tag == "items":
        return [read_expected(value) for value in body]
    if tag == "rule":
        return rules.KINDS[body[0]](**codec.decode(body[1]))
    if tag == "entries":
        return {key: read_expected(value) for key, value in body}
    return codec.decode(body)
