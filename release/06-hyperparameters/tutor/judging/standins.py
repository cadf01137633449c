"""
Stand-ins: plain data for arguments that cannot travel as values, such as functions.

A check writes `Seed(3)` for a random generator, `Formula("waves of the entries and of their sum")`
for a function, and `Script(text, wanted)` if one call is not enough. The stand-in is sent to the
worker and stored in `checks.json`; `live` makes the real argument, and `perform` makes the call.
"""

from dataclasses import astuple, dataclass, replace

import numpy as np

from tutor.judging.formulas import FORMULAS


class StandIn:
    """A description of an argument as plain data; `live()` returns the argument."""

    def live(self):
        """Return the argument that the function receives."""
        raise NotImplementedError

    def plain(self):
        """Return the name of the class and its fields, for `read`."""
        return [type(self).__name__, list(astuple(self))]


@dataclass(frozen=True)
class Seed(StandIn):
    """A random generator, made anew for each call."""

    number: int

    def live(self):
        """Return a generator."""
        return np.random.default_rng(self.number)

    def __str__(self):
        return f"np.random.default_rng({self.number})"


class Formula(StandIn):
    """
    A function of `formulas.FORMULAS`, with constants after its first argument.

    Parameters
    ----------
    name : str
        A name in `FORMULAS`.
    *constants : object
        Plain values.
    """

    def __init__(self, name, *constants):
        if name not in FORMULAS:
            raise KeyError(f"no formula is called {name!r}")
        self.name, self.constants = name, constants

    def live(self):
        """Return the function."""
        if not self.constants:
            return FORMULAS[self.name]
        return lambda point: FORMULAS[self.name](point, *self.constants)

    def plain(self):
        """Return the name of the class, then name and constants."""
        return ["Formula", [self.name, *self.constants]]

    def __str__(self):
        return f"a function: {self.name}"


@dataclass(frozen=True)
class Script(StandIn):
    """
    Lines of Python that use the exercise's function by name, and expressions to evaluate after.

    Parameters
    ----------
    text : str
        The lines; they can use `np`.
    wanted : tuple of str
        Expressions, each evaluated after the lines.
    name : str
        The exercise's name, filled in by its check.
    """

    text: str
    wanted: tuple
    name: str = ""

    def named(self, name):
        """Return the same script for the function of that name."""
        return replace(self, name=name)

    def run(self, function):
        """Return the value of each wanted expression."""
        namespace = {"np": np, self.name: function}
        exec(compile(self.text, "<example>", "exec"), namespace)
        return {wanted: eval(wanted, namespace) for wanted in self.wanted}

    def __str__(self):
        return self.text


KINDS = {"Seed": Seed, "Formula": Formula, "Script": Script}


def read(name, fields):
    """Return the stand-in that `plain` described."""
    return KINDS[name](*fields)


def live(args):
    """Return arguments with every stand-in, except scripts, replaced by the real argument."""
    return [
        arg.live() if isinstance(arg, StandIn) and not isinstance(arg, Script) else arg
        for arg in args
    ]


def perform(function, args, kwargs=None):
    """Return the result of a function for live arguments; a script is run instead of one call."""
    if args and isinstance(args[0], Script):
        return args[0].run(function)
    return function(*args, **(kwargs or {}))


def sent(value):
    """Return a `Seed` drawn from a random generator instead of it; other values unchanged."""
    if isinstance(value, np.random.Generator):
        return Seed(int(value.integers(2**31)))
    return value


def after(args):
    """Return arguments as they are after a call; None for a stand-in."""
    return [None if isinstance(arg, StandIn) else arg for arg in args]
