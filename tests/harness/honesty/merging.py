"""Merge two changes of one right function, as version control merges branches."""

import ast
import difflib

from tests.harness.honesty.crossing import joined
from tests.harness.honesty.trees import compiled, key, replaced, same, size, tree_of

SMALL = 2  # nodes; a common part of this size says nothing


class Conflict(Exception):
    """Both changes affect the same place."""


def merged(base, one, other):
    """
    Return the function with the changes that lead from `base` to `one` and to `other`.

    Raises
    ------
    Conflict
        If the changes affect the same place, or a name has two meanings.
    LookupError
        If a source is not available.
    """
    trees = [tree_of(function) for function in (base, one, other)]
    if not all(
        isinstance(tree, ast.FunctionDef) and same(trees[0].args, tree.args) for tree in trees
    ):
        raise Conflict("other arguments")
    tree = ast.FunctionDef(
        name=trees[1].name,
        args=trees[0].args,
        decorator_list=[],
        body=merge(*(tree.body for tree in trees)),
        lineno=1,
        col_offset=0,
    )
    names = joined(base, trees[0], one, trees[1], other, trees[2])
    if names is None:
        raise Conflict("a name that means two things")
    return compiled(tree, names, one)


def merge(base, one, other):
    """Return the tree, or list of trees, with both changes; raise `Conflict`."""
    if same(base, one):
        return other
    if same(base, other):
        return one
    if isinstance(base, list):
        if not isinstance(one, list) or not isinstance(other, list):
            raise Conflict("a list")
        if len(base) == len(one) == len(other):
            return [merge(*trio) for trio in zip(base, one, other, strict=True)]
        return _merge_lists(base, one, other)
    if not isinstance(base, ast.AST):
        raise Conflict("one word changed twice")
    if type(base) is type(one) is type(other):
        try:
            fields = {
                name: merge(*(getattr(tree, name, None) for tree in (base, one, other)))
                for name in base._fields
            }
            return type(base)(**fields)
        except Conflict:  # perhaps one of them has put something around the other
            return _around(base, one, other)
    return _around(base, one, other)


def _merge_lists(base, one, other):
    """Return a list with the insertions, deletions and replacements of both sides."""
    edits = sorted(
        (edit for mine in (one, other) for edit in _edits(base, mine)), key=lambda edit: edit[:2]
    )
    if any(
        edit[1] > following[0] or edit[:2] == following[:2]
        for edit, following in zip(edits, edits[1:], strict=False)
    ):
        raise Conflict("the same lines")
    found = list(base)
    for start, end, new in reversed(edits):
        found[start:end] = new
    return found


def _edits(base, mine):
    """Return where a list was changed, as (start, end, new items)."""
    dumps = [
        [key(item) if isinstance(item, ast.AST) else item for item in items]
        for items in (base, mine)
    ]
    return [
        (a, b, mine[c:d])
        for kind, a, b, c, d in difflib.SequenceMatcher(None, *dumps, autojunk=False).get_opcodes()
        if kind != "equal"
    ]


def _around(base, one, other):
    """Return one side's tree, with its unchanged part of `base` changed as on the other."""
    for outer, inner in ((one, other), (other, one)):
        for old, new in _changes(base, inner):
            count = sum(same(node, old) for node in ast.walk(outer))
            if count == 1 and size(old) > SMALL:
                return replaced(outer, old, new)
    raise Conflict("the same place")


def _changes(base, mine):
    """Yield parts of `base` that contain a whole change, from large to small, and the changed."""
    while isinstance(base, ast.expr) and isinstance(mine, ast.expr):
        yield base, mine
        if type(base) is not type(mine):
            return
        pairs = [
            pair
            for name in base._fields
            for pair in _pairs(getattr(base, name, None), getattr(mine, name, None))
            if not same(*pair)
        ]
        if len(pairs) != 1:
            return
        base, mine = pairs[0]


def _pairs(one, other):
    """Return two fields side by side, lists item by item."""
    lists = isinstance(one, list) and isinstance(other, list) and len(one) == len(other)
    return zip(one, other, strict=True) if lists else [(one, other)]
