"""Convert functions to syntax trees and back, for `pairs` and `mutants`."""

import ast
import copy
import functools
import inspect
import types

MADE = {}  # code object of a compiled function, or a compiled class -> its tree


@functools.cache
def _nodes(path):
    """Return every function of a file, in the order of the source."""
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.Lambda, ast.ClassDef))
    ]


def tree_of(function):
    """
    Return a function as an `ast.FunctionDef`, a class as an `ast.ClassDef`.

    A lambda becomes a function of one line. Decorators, default values and the docstring are left
    out: `compiled` takes the default values from the function itself.

    Raises
    ------
    LookupError
        If the source is not available.
    """
    if isinstance(function, type):
        path = inspect.getsourcefile(function)
        found = [
            node
            for node in _nodes(path)
            if isinstance(node, ast.ClassDef) and node.name == function.__name__
        ]
        if len(found) != 1 or "<locals>" in function.__qualname__:
            raise LookupError(f"no source of its own for {function.__qualname__}")
        return copy.deepcopy(found[0])
    code = getattr(function, "__code__", None)
    if code is None:
        raise LookupError(f"no Python source for {function!r}")
    return MADE[code] if code in MADE else _from_source(code)


@functools.cache
def _from_source(code):
    """Return the tree of a function that is defined in a file."""
    spans = [
        (line, column, end, end_column)
        for line, end, column, end_column in code.co_positions()
        if None not in (line, end, column, end_column) and end_column
    ]
    inside = [
        node
        for node in _nodes(code.co_filename)
        if _is(node, code)
        and all(
            (node.lineno, node.col_offset) <= span[:2]
            and span[2:] <= (node.end_lineno, node.end_col_offset)
            for span in spans
        )
    ]
    if not inside:
        raise LookupError(f"no source for {code.co_qualname}")
    node = copy.deepcopy(max(inside, key=lambda node: (node.lineno, node.col_offset)))
    body = [ast.Return(node.body)] if isinstance(node, ast.Lambda) else node.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:] or [ast.Pass()]
    arguments = node.args
    arguments.defaults = [ast.Constant(None) for _ in arguments.defaults]
    arguments.kw_defaults = [default and ast.Constant(None) for default in arguments.kw_defaults]
    name = "function" if code.co_name == "<lambda>" else code.co_name
    return ast.fix_missing_locations(
        ast.FunctionDef(
            name=name, args=arguments, body=body, decorator_list=[], lineno=1, col_offset=0
        )
    )


def _is(node, code):
    """Return whether a node has the name and the arguments of a code object."""
    if isinstance(node, ast.ClassDef):
        return False
    name = "<lambda>" if isinstance(node, ast.Lambda) else node.name
    args = node.args
    names = [arg.arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs)]
    return name == code.co_name and names == list(
        code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    )


def surroundings(function):
    """Return what a function sees besides its arguments: its globals and what it closes over."""
    closed = {}
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        try:
            closed[name] = cell.cell_contents
        except ValueError:  # a name that is bound later
            continue
    return {**function.__globals__, **closed}


def compiled(tree, names, like):
    """
    Return the function of a tree.

    Parameters
    ----------
    tree : ast.FunctionDef or ast.ClassDef
    names : dict
        The names that it sees besides its arguments.
    like : function
        The function from which it takes default values.

    Raises
    ------
    SyntaxError, TypeError, ValueError
        If the tree is not a function.
    """
    fresh = ast.fix_missing_locations(ast.Module([copy.deepcopy(tree)], []))
    code = compile(fresh, "<made>", "exec")
    space = dict(names)
    if isinstance(tree, ast.ClassDef):  # functions beside the class mean the new class
        space |= {
            name: types.FunctionType(value.__code__, space, name, value.__defaults__)
            for name, value in names.items()
            if isinstance(value, types.FunctionType) and value.__globals__ is names
        }
    exec(code, space)
    function = space[tree.name]
    if isinstance(function, types.FunctionType):
        if tree.name in names:  # a local of that name is not the function itself
            space[tree.name] = names[tree.name]
        function.__defaults__ = copy.deepcopy(like.__defaults__)
        function.__kwdefaults__ = copy.deepcopy(like.__kwdefaults__)
    MADE[getattr(function, "__code__", function)] = tree
    return function


def free_names(tree):
    """Return the names that a tree reads."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def same(one, other):
    """Return whether two trees, or lists of trees, are the same except for positions."""
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, ast.AST):
        return type(one) is type(other) and key(one) == key(other)
    return type(one) is type(other) and one == other


def key(tree):
    """Return the text of a tree; it is cached, because trees are never changed."""
    if not hasattr(tree, "text"):
        tree.text = ast.dump(tree)
    return tree.text


def size(tree):
    """Return how many nodes a tree has."""
    return sum(1 for _ in ast.walk(tree))


def replaced(tree, old, new):
    """Return a tree in which `new` replaces every part that is the same as `old`."""
    if isinstance(tree, list):
        return [replaced(item, old, new) for item in tree]
    if not isinstance(tree, ast.AST):
        return tree
    if same(tree, old):
        return new
    return type(tree)(
        **{name: replaced(getattr(tree, name, None), old, new) for name in tree._fields}
    )
