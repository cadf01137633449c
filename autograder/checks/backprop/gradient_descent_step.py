"""The check of one step of gradient descent."""

import operator

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import with_parts
from autograder.checks.forward.common import network_arrays
from course import gradient_descent

# fmt: off
check_gradient_descent_step = Check(gradient_descent.gradient_descent_step, visible=[
    ("one layer", ({"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])},
                   {"dW1": np.array([[4.0, -2.0]]), "db1": np.array([[2.0]])}, 0.5)),
    ("two layers, gradients in the order of the way back",
     ({"W1": np.array([[1.0, 2.0], [3.0, 4.0]]), "b1": np.array([[0.0], [1.0]]),
       "W2": np.array([[-1.0, 5.0]]), "b2": np.array([[2.0]])},
      {"dW2": np.array([[1.0, -1.0]]), "db2": np.array([[3.0]]),
       "dA1": np.array([[2.0], [7.0]]), "dW1": np.array([[10.0, 20.0], [-30.0, 40.0]]),
       "db1": np.array([[5.0], [-6.0]]), "dA0": np.array([[8.0], [9.0]])}, 0.1)),
    ("parameters of other names",
     ({"W1": np.array([[1.0, -2.0]]), "gamma1": np.array([[1.0]]), "beta1": np.array([[0.5]])},
      {"dW1": np.array([[3.0, 1.0]]), "dgamma1": np.array([[-2.0]]),
       "dbeta1": np.array([[4.0]])}, 0.25)),
])
# fmt: on


def _arguments(rng, sizes, learning_rate, m=5):
    """Return parameters and gradients in the order in which the way back finds them."""
    _, params = network_arrays(rng, sizes, m)
    grads = {}
    for layer in range(len(sizes) - 1, 0, -1):
        for name in (f"W{layer}", f"b{layer}"):
            grads[f"d{name}"] = rng.normal(size=params[name].shape)
        grads[f"dA{layer - 1}"] = rng.normal(size=(sizes[layer - 1], m))
    return params, grads, learning_rate


@check_gradient_descent_step.family("one, two, three and five layers of different widths")
def of_different_widths(rng):
    for sizes in ([4, 3], [3, 5, 2], [5, 4, 6, 3], [6, 5, 4, 2, 7, 3]):
        yield _arguments(rng, sizes, float(rng.uniform(0.05, 0.6)))


common.add_sizes(
    check_gradient_descent_step,
    _arguments,
    ("layers that all have the same width", ([3, 3, 3], 0.3, 3), ([1, 1, 1], 0.02, 1)),
    ("a learning rate above one", ([2, 4, 3], 3)),
)


@check_gradient_descent_step.family("gradients of whole numbers")
def whole_gradients(rng):
    params, grads, _ = _arguments(rng, [3, 2], 0.01)
    yield params, {key: rng.integers(1, 9, g.shape) for key, g in grads.items()}, 0.01


@check_gradient_descent_step.family("parameters of other names")
def other_names(rng):
    names = ("W2", "gamma2", "beta2", "W1", "slope")
    params = {name: rng.normal(size=(2, 3)) for name in names}
    yield params, {f"d{name}": rng.normal(size=(2, 3)) for name in reversed(names)}, 0.7


check_gradient_descent_step.add_families(
    ("float32 arrays", lambda rng: common.in_float32(_arguments(rng, [3, 4, 2], 0.2))),
)


def step(
    params,
    grads,
    learning_rate,
    new=lambda p, g, rate: p - rate * g,
    moves=lambda name: True,
    after=lambda params, moved: moved,
):
    """Return the new parameters; each part may be replaced by a wrong one."""
    moved = {
        name: new(value, grads[f"d{name}"], learning_rate) if moves(name) else value
        for name, value in params.items()
    }
    return after(params, moved)


def _by_number(params, grads, learning_rate):
    """Return the step of the weights and biases of as many layers as there are pairs."""
    names = [f"{kind}{layer + 1}" for layer in range(len(params) // 2) for kind in "Wb"]
    return step({name: params[name] for name in names}, grads, learning_rate)


# fmt: off
check_gradient_descent_step.add_mistakes(
    ("a step uphill", "the gradient points to where the cost grows; compare old and new cost",
     dict(new=lambda p, g, rate: p + rate * g)),
    ("the learning rate ignored", "call it with another learning rate: the step stays as long",
     dict(new=lambda p, g, rate: p - g)),
    ("the gradient divided by the learning rate",
     "halve the learning rate: the step must become shorter, here it becomes longer",
     dict(new=lambda p, g, rate: p - g / rate)),
    ("the learning rate applied to the parameter as well",
     "with gradients of zero nothing may move; look at the brackets",
     dict(new=lambda p, g, rate: rate * (p - g))),
    ("the parameter shrunk besides the step",
     "with gradients of zero nothing may move, here every parameter shrinks",
     dict(new=lambda p, g, rate: (1 - rate) * p - rate * g)),
    ("the parameter multiplied by the step",
     "a parameter that is zero never leaves zero here; the step is taken away, not multiplied in",
     dict(new=lambda p, g, rate: p * (1 - rate * g))),
    ("the step instead of the new parameters",
     "set every parameter to a thousand: the result must stay near it",
     dict(new=lambda p, g, rate: rate * g), dict(new=lambda p, g, rate: -rate * g)),
    ("only the sign of the gradient used",
     "double a gradient: the step must become twice as long, here it stays",
     dict(new=lambda p, g, rate: p - rate * np.sign(g))),
    ("the gradient divided by its number of columns",
     "the mean over samples is taken at the cost, once; the gradient that arrives is complete",
     dict(new=lambda p, g, rate: p - rate * g / g.shape[1])),
    ("the mean of the gradient for all entries of a parameter",
     "every entry has a slope of its own; print the step of one weight matrix",
     dict(new=lambda p, g, rate: p - rate * np.mean(g))),
    ("the biases left as they were", "print the old and the new b1; every parameter takes the step",
     dict(moves=lambda name: name[0] == "W")),
    ("only weights and biases of layers 1 to L stepped",
     "other parameters have gradients too; go over the names that are in params",
     dict(moves=lambda name: name[0] in "Wb" and name[1:].isdigit()), _by_number),
    ("only the first layer stepped", "print how far each parameter moved; some of them never do",
     dict(moves=lambda name: name.endswith("1"))),
    ("the order of the gradients taken for that of the parameters",
     "ask for each gradient by its name; the way back finds the last layer first",
     lambda params, grads, learning_rate: {
         name: value - learning_rate * gradient
         for (name, value), gradient in zip(params.items(), grads.values(), strict=False)}),
    ("the new parameters under the names of the gradients",
     "print the keys of the result beside those of params",
     dict(after=lambda params, moved: {f"d{name}": value for name, value in moved.items()})),
    ("the parameters changed in place",
     "print a weight of the caller before and after; the copy of a dict holds the same arrays, "
     "and -= writes into them", dict(new=lambda p, g, rate: operator.isub(p, rate * g)),
     dict(after=operator.ior)),
    ("nothing returned",
     "the new parameters are made, but the function ends without giving them back",
     dict(after=lambda params, moved: params.update(moved)), lambda *args: None),
    make=with_parts(step),
)
# fmt: on
