"""Replace, inside a function of the catalogue, a function that it calls."""

import types


def rewrapped(outer, function):
    """Return a function that converts its arguments and calls another function."""
    cells = tuple(
        types.CellType(function) if cell.cell_contents is outer.__wrapped__ else cell
        for cell in outer.__closure__
    )
    made = types.FunctionType(outer.__code__, outer.__globals__, outer.__name__, None, cells)
    made.__wrapped__ = function
    return made


def substituted(thing, old, new, done):
    """Return a function of the catalogue that calls `new` instead of `old`."""
    if thing is old:
        return new
    if isinstance(thing, types.ModuleType) and old in vars(thing).values():
        return types.SimpleNamespace(
            **{name: new if value is old else value for name, value in vars(thing).items()}
        )
    if not isinstance(thing, types.FunctionType) or not thing.__module__.startswith(
        "autograder.checks"
    ):
        return thing
    if thing not in done:
        done[thing] = thing  # where functions call each other in a circle
        done[thing] = _substituted(thing, old, new, done)
    return done[thing]


def _substituted(function, old, new, done):
    names = {
        name: substituted(function.__globals__[name], old, new, done)
        for name in _names(function.__code__)
        if name in function.__globals__
    }
    cells = [substituted(cell.cell_contents, old, new, done) for cell in function.__closure__ or ()]
    if all(value is function.__globals__[name] for name, value in names.items()) and all(
        value is cell.cell_contents
        for value, cell in zip(cells, function.__closure__ or (), strict=True)
    ):
        return function
    made = types.FunctionType(
        function.__code__,
        {**function.__globals__, **names},
        function.__name__,
        function.__defaults__,
        tuple(map(types.CellType, cells)),
    )
    made.__kwdefaults__ = function.__kwdefaults__
    return made


def _names(code):
    """Return the global names that a code object, or one inside it, may use."""
    inner = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    return set(code.co_names).union(*map(_names, inner))
