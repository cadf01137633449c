"""
Take two wrong functions apart where they differ, and combine the parts in other ways.

It compares the two step by step: their closures, their default values, the statements and
expressions of their source. A difference is a *place*; each place can be filled from either
function.
"""

import ast
import difflib
import functools
import types

from tests.harness.honesty.trees import compiled, free_names, key, same, surroundings, tree_of


class Crossing:
    """
    The places in which two functions differ.

    `make(choice)` builds a function; `choice` says for every place whether it comes from the
    second function.
    """

    def __init__(self, one, other):
        self.n_places = 0
        self._seen = {}
        self.make = self._value(one, other)

    def _place(self, one, other):
        """Return the maker of a place, the same for the same two things."""
        key = id(one), id(other)
        if key not in self._seen:
            number = self.n_places
            self.n_places += 1
            self._seen[key] = (lambda choice: other if choice[number] else one), one, other
        return self._seen[key][0]

    def _value(self, one, other):
        """Return the maker of a value that both have in the same place."""
        if one is other or _equal(one, other):
            return lambda choice: one
        if type(one) is not type(other):
            return self._place(one, other)
        if isinstance(one, dict) and one.keys() == other.keys():
            made = {key: self._value(one[key], other[key]) for key in one}
            return lambda choice: {key: make(choice) for key, make in made.items()}
        if isinstance(one, tuple) and len(one) == len(other):
            items = [self._value(*pair) for pair in zip(one, other, strict=True)]
            return lambda choice: tuple(make(choice) for make in items)
        if isinstance(one, functools.partial):
            parts = self._value(
                (one.func, one.args, one.keywords), (other.func, other.args, other.keywords)
            )
            return lambda choice: _partial(*parts(choice))
        if isinstance(one, types.FunctionType):
            return self._function(one, other)
        if isinstance(one, type) and one.__qualname__ == other.__qualname__:
            return self._class(one, other)
        return self._place(one, other)

    def _function(self, one, other, own=()):
        """Return the maker of a function; cells that hold one of `own` are left to the caller."""
        if one.__code__ is not other.__code__:
            return self._source(one, other) or self._place(one, other)
        cells = [
            None if a.cell_contents in own else self._value(a.cell_contents, b.cell_contents)
            for a, b in zip(one.__closure__ or (), other.__closure__ or (), strict=True)
        ]
        defaults = self._value(
            (one.__defaults__, one.__kwdefaults__), (other.__defaults__, other.__kwdefaults__)
        )

        def make(choice, itself=None):
            closure = tuple(types.CellType(cell(choice)) if cell else itself for cell in cells)
            made = types.FunctionType(one.__code__, one.__globals__, one.__name__, None, closure)
            made.__defaults__, made.__kwdefaults__ = defaults(choice)
            return made

        return make

    def _class(self, one, other):
        """Return the maker of a class whose methods close over what differs."""
        methods = {
            name: self._function(method, vars(other)[name], own=(one, other))
            for name, method in vars(one).items()
            if isinstance(method, types.FunctionType)
        }

        def make(choice):
            itself = types.CellType()
            made = type(
                one.__name__,
                one.__bases__,
                {name: method(choice, itself) for name, method in methods.items()},
            )
            itself.cell_contents = made
            return made

        return make

    def _source(self, one, other):
        """Return the maker of a function from two sources, or None if they do not fit."""
        try:
            trees = tree_of(one), tree_of(other)
        except LookupError:
            return None
        names = joined(one, trees[0], other, trees[1])
        if names is None or not _same_signature(one, trees[0], other, trees[1]):
            return None
        body = self._tree(trees[0].body, trees[1].body)

        def make(choice):
            tree = ast.FunctionDef(
                name=trees[0].name,
                args=trees[0].args,
                body=body(choice),
                decorator_list=[],
                lineno=1,
                col_offset=0,
            )
            return compiled(tree, names, one)

        return make

    def _tree(self, one, other):
        """Return the maker of a tree or a list of trees."""
        if same(one, other):
            return lambda choice: one
        if isinstance(one, list):
            return self._list(one, other)
        if type(one) is not type(other):
            return self._place(one, other)
        pairs = {
            name: (getattr(one, name, None), getattr(other, name, None)) for name in one._fields
        }
        if any(
            not isinstance(a, (ast.AST, list)) and a != b or type(a) is not type(b)
            for a, b in pairs.values()
        ):
            return self._place(one, other)
        fields = {name: self._tree(*pair) for name, pair in pairs.items()}
        return lambda choice: type(one)(**{name: make(choice) for name, make in fields.items()})

    def _list(self, one, other):
        """Return the maker of a list of trees, after aligning equal trees."""
        if len(one) == len(other):
            blocks = [
                self._tree([a], [b]) if not isinstance(a, ast.AST) else _alone(self._tree(a, b))
                for a, b in zip(one, other, strict=True)
            ]
        else:
            dumps = [[key(item) for item in items] for items in (one, other)]
            codes = difflib.SequenceMatcher(None, *dumps, autojunk=False).get_opcodes()
            blocks = [
                (lambda choice, kept=one[a:b]: kept)
                if kind == "equal"
                else self._place(one[a:b], other[c:d])
                for kind, a, b, c, d in codes
            ]
        return lambda choice: [item for make in blocks for item in make(choice)]


def _alone(make):
    return lambda choice: [make(choice)]


def _partial(function, args, keywords):
    return functools.partial(function, *args, **keywords)


def _equal(one, other):
    """Return whether two plain values are the same."""
    return (
        isinstance(one, (bool, int, float, str, type(None)))
        and type(one) is type(other)
        and one == other
    )


def _same_signature(one, tree, other, other_tree):
    return (
        same(tree.args, other_tree.args)
        and one.__defaults__ == other.__defaults__
        and one.__kwdefaults__ == other.__kwdefaults__
    )


def joined(*functions_and_trees):
    """Return the names that several functions see, or None if a name has two meanings."""
    names, read = {}, {}
    for function, tree in zip(functions_and_trees[::2], functions_and_trees[1::2], strict=True):
        seen = surroundings(function)
        for name in free_names(tree) & seen.keys():
            if name in read and read[name] is not seen[name] and not _equal(read[name], seen[name]):
                return None
            read[name] = seen[name]
        names |= seen
    return names | read
