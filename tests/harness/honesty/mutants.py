"""Make wrong functions that are not in the catalogue: right ones with one small change."""

import ast
import contextlib
import sys

from tests.harness.honesty.trees import compiled, key, surroundings, tree_of

SWAPPED = {
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Div, ast.Add],
    ast.Div: [ast.Mult],
    ast.MatMult: [ast.Mult],
    ast.Pow: [ast.Mult],
    ast.FloorDiv: [ast.Div],
    ast.Mod: [ast.FloorDiv],
    ast.Lt: [ast.LtE, ast.Gt],
    ast.LtE: [ast.Lt, ast.GtE],
    ast.Gt: [ast.GtE, ast.Lt],
    ast.GtE: [ast.Gt, ast.LtE],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
    ast.And: [ast.Or],
    ast.Or: [ast.And],
}


def mutants(functions, n, rng):
    """
    Return right functions with one small change each, and what was changed.

    The changes: a sign, an operator, an axis, off by one, a constant, a term or a call left out,
    arguments exchanged, a line left out.

    Parameters
    ----------
    functions : list of callable
        Right functions and classes; those without source code are skipped.
    n : int
        The largest number to draw from all possible changes.
    rng : random.Random

    Returns
    -------
    list of (str, callable)
    """
    sites = [
        (function, tree, *site)
        for function in functions
        for tree in _trees(function)
        for site in _sites(tree)
    ]
    found, seen = [], set()
    for function, tree, kind, *edit in rng.sample(sites, len(sites)):
        changed = _edited(tree, *edit)
        if len(found) == n or key(changed) in seen:
            continue
        seen.add(key(changed))
        with contextlib.suppress(SyntaxError, TypeError, ValueError):
            found.append((kind, compiled(changed, _names_around(function), function)))
    return found


def _trees(function):
    """Return a list with the tree of a function; an empty list if there is none."""
    try:
        return [tree_of(function)]
    except LookupError:
        return []


def _names_around(function):
    return (
        vars(sys.modules[function.__module__])
        if isinstance(function, type)
        else surroundings(function)
    )


def _sites(tree):
    """Yield (kind, node, field of it, what to put there)."""
    for node in ast.walk(tree):
        for kind, field, new in _alternatives(node):
            yield kind, node, field, new


def _edited(tree, node, field, new):
    """Return a tree with another value in one field of one node."""
    if isinstance(tree, list):
        return [_edited(item, node, field, new) for item in tree]
    if not isinstance(tree, ast.AST):
        return tree
    values = {name: _edited(value, node, field, new) for name, value in ast.iter_fields(tree)}
    return type(tree)(**(values | {field: new} if tree is node else values))


def _alternatives(node):
    """Yield (kind, field of this node, what to put there)."""
    for field, value in ast.iter_fields(node):
        if (
            isinstance(value, ast.expr)
            and not isinstance(node, (ast.Attribute, ast.Starred))
            and not isinstance(getattr(value, "ctx", None), (ast.Store, ast.Del))
            and not (isinstance(node, ast.Call) and field == "func")
        ):
            yield from ((kind, field, new) for kind, new in _expressions(value))
        if isinstance(value, list):
            yield from ((kind, field, new) for kind, new in _lists(node, field, value))
    if isinstance(node, (ast.BinOp, ast.AugAssign, ast.BoolOp)):
        yield from (("operator", "op", other()) for other in SWAPPED.get(type(node.op), ()))
    if isinstance(node, ast.Compare):
        yield from (
            ("operator", "ops", [other(), *node.ops[1:]])
            for other in SWAPPED.get(type(node.ops[0]), ())
        )


def _lists(node, field, items):
    """Yield changes of a list of statements or arguments."""
    for at, item in enumerate(items):
        others = items[:at], items[at + 1 :]
        if (
            isinstance(item, ast.expr)
            and not isinstance(item, (ast.Starred, ast.JoinedStr))
            and not isinstance(getattr(item, "ctx", None), (ast.Store, ast.Del))
            and field != "bases"
        ):
            for kind, new in _expressions(item):
                yield kind, [*others[0], new, *others[1]]
        if (
            isinstance(item, ast.stmt)
            and not isinstance(item, (ast.Return, ast.FunctionDef))
            and len(items) > 1
        ):
            yield "line left out", [*others[0], *others[1]]
        if isinstance(item, ast.keyword):
            kind = "axis" if item.arg in ("axis", "keepdims", "axes") else "term left out"
            yield kind, [*others[0], *others[1]]
    if isinstance(node, ast.Call) and field == "args" and len(items) == 2:
        yield "exchanged", items[::-1]


def _expressions(node):
    """Yield replacements of an expression."""
    if isinstance(node, ast.Constant):
        yield from ((kind, ast.Constant(value)) for kind, value in _constants(node.value))
    if isinstance(node, (ast.Name, ast.BinOp, ast.Call, ast.Subscript)):
        yield "sign", ast.UnaryOp(ast.USub(), node)
    if isinstance(node, (ast.BinOp, ast.Name, ast.Call)):
        yield "off by one", ast.BinOp(node, ast.Add(), ast.Constant(1))
        yield "off by one", ast.BinOp(node, ast.Sub(), ast.Constant(1))
    if isinstance(node, ast.UnaryOp):
        yield "sign", node.operand
    if isinstance(node, ast.BinOp):
        yield "term left out", node.left
        yield "term left out", node.right
        if isinstance(node.op, (ast.Sub, ast.Div, ast.MatMult, ast.Pow)):
            yield "exchanged", ast.BinOp(node.right, node.op, node.left)
    if isinstance(node, ast.Call):
        yield from (("call left out", argument) for argument in node.args[:1])
        if isinstance(node.func, ast.Attribute) and not (
            isinstance(node.func.value, ast.Name) and node.func.value.id == "np"
        ):
            yield "call left out", node.func.value
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield "axis", node.value
    if isinstance(node, ast.IfExp):
        yield "term left out", node.body
        yield "term left out", node.orelse
    if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.ctx, ast.Load):
        yield "exchanged", ast.Tuple(node.elts[::-1], ast.Load())


def _constants(value):
    """Yield replacements of a constant."""
    if isinstance(value, bool):
        yield "constant", not value
    elif isinstance(value, int):
        yield "off by one", value + 1
        yield "off by one", value - 1
        yield "sign", -value
    elif isinstance(value, float):
        yield from (("constant", new) for new in (-value, 0.0, 1.0, 2 * value + 1, 10 * value))
