"""What the checks of networks with weights set by hand share."""

import numpy as np

from tutor.judging.standins import Script

SHAPES = tuple(f'np.shape(params["{name}"])' for name in ("W1", "b1", "W2", "b2"))
NETWORK = """hidden = np.maximum(0.0, params["W1"] @ X + params["b1"])
out = params["W2"] @ hidden + params["b2"]"""


def script(text, *wanted):
    """Return the arguments of an example that runs a text and looks at what is wanted."""
    return (Script(text, wanted),)


def shapes(call, wanted=SHAPES):
    """Return the example that looks at what is in the dict that a call returns."""
    return script(
        f"params = {call}\n"
        "all_are_arrays = all(isinstance(p, np.ndarray) for p in params.values())",
        *("sorted(params)", *wanted, "all_are_arrays"),
    )


def repeated(f, x, times):
    """Return f applied some times."""
    for _ in range(times):
        x = f(x)
    return x


def changed(**changes):
    """Return the function that changes some entries of a network, such as `b1=np.ravel`."""
    return lambda params: params | {name: new(params[name]) for name, new in changes.items()}


def without(params, left_out):
    """Return the network without one of its entries."""
    return {name: params[name] for name in params if name != left_out}


NO_RETURN = ("nothing returned", "what is the last line of your function?")
IN_PLACE = ("x written over", "print x after the call: which line writes into it?")
# fmt: off
B1 = ("b1 that is not a column",
      "a bias for each unit, in a column: print its shape, then that of W1 @ X",
      dict(change=changed(b1=np.ravel)), dict(change=changed(b1=np.transpose)))
OUTPUT = (
    ("W2 as a column", "a row for each output: print the shapes of W2 and of hidden",
     dict(change=changed(W2=np.transpose))),
    ("W2 without its second axis", "a row for each output: print the shape of W2, then of out",
     dict(change=changed(W2=np.ravel))),
    ("b2 that is not a table of one number",
     "a bias is a column, even for one unit: print b2.shape",
     dict(change=changed(b2=np.ravel)), dict(change=changed(b2=lambda b2: 0.0))),
)
NO_B2 = ("no b2 in the result", "each of the two layers has weights and biases",
         dict(change=lambda params: without(params, "b2")))
LISTS = ("lists in the place of arrays",
         'print type(params["W1"]): np.array makes one of a list',
         dict(change=lambda params: {name: params[name].tolist() for name in params}))
TUPLE = ("a tuple in the place of a dict", "a network is a dict, an array under each name",
         dict(change=lambda params: tuple(params.values())))
NOTHING = (*NO_RETURN, dict(change=lambda params: None))
# fmt: on
