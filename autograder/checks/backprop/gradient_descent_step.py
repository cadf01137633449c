"""The check of one step of gradient descent."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import network_arrays
from course import gradient_descent

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
def _(rng):
    for sizes in ([4, 3], [3, 5, 2], [5, 4, 6, 3], [6, 5, 4, 2, 7, 3]):
        yield _arguments(rng, sizes, float(rng.uniform(0.05, 0.6)))


@check_gradient_descent_step.family("layers that all have the same width")
def _(rng):
    yield _arguments(rng, [3, 3, 3], 0.3, m=3)
    yield _arguments(rng, [1, 1, 1], 0.02, m=1)


@check_gradient_descent_step.family("a learning rate above one")
def _(rng):
    yield _arguments(rng, [2, 4, 3], 3)


@check_gradient_descent_step.family("gradients of whole numbers")
def _(rng):
    params, grads, _ = _arguments(rng, [3, 2], 0.01)
    yield params, {key: rng.integers(1, 9, g.shape) for key, g in grads.items()}, 0.01


@check_gradient_descent_step.family("parameters of other names")
def _(rng):
    names = ("W2", "gamma2", "beta2", "W1", "slope")
    yield ({name: rng.normal(size=(2, 3)) for name in names},
           {f"d{name}": rng.normal(size=(2, 3)) for name in reversed(names)}, 0.7)


@check_gradient_descent_step.family("float32 arrays")
def _(rng):
    params, grads, _ = _arguments(rng, [3, 4, 2], 0.2)
    yield (*({key: value.astype(np.float32) for key, value in side.items()}
             for side in (params, grads)), 0.2)


def _each(rule):
    """Return a step that makes each new parameter of the old one, its gradient and the rate."""
    return lambda params, grads, learning_rate: {
        name: rule(value, grads[f"d{name}"], learning_rate) for name, value in params.items()}


check_gradient_descent_step.mistake(
    "a step uphill", "the gradient points to where the cost grows; compare old and new cost")(
    _each(lambda p, g, rate: p + rate * g))
check_gradient_descent_step.mistake(
    "the learning rate ignored", "call it with another learning rate: the step stays as long")(
    _each(lambda p, g, rate: p - g))
check_gradient_descent_step.mistake(
    "the gradient divided by the learning rate",
    "halve the learning rate: the step must become shorter, here it becomes longer")(
    _each(lambda p, g, rate: p - g / rate))
check_gradient_descent_step.mistake(
    "the learning rate applied to the parameter as well",
    "with gradients of zero nothing may move; look at the brackets")(
    _each(lambda p, g, rate: rate * (p - g)))
check_gradient_descent_step.mistake(
    "the parameter shrunk besides the step",
    "with gradients of zero nothing may move, here every parameter shrinks")(
    _each(lambda p, g, rate: (1 - rate) * p - rate * g))
check_gradient_descent_step.mistake(
    "the parameter multiplied by the step",
    "a parameter that is zero never leaves zero here; the step is taken away, not multiplied in")(
    _each(lambda p, g, rate: p * (1 - rate * g)))
check_gradient_descent_step.mistake(
    "the step instead of the new parameters",
    "set every parameter to a thousand: the result must stay near it")(
    _each(lambda p, g, rate: rate * g))
check_gradient_descent_step.mistake(
    "the step instead of the new parameters",
    "set every parameter to a thousand: the result must stay near it")(
    _each(lambda p, g, rate: -rate * g))
check_gradient_descent_step.mistake(
    "only the sign of the gradient used",
    "double a gradient: the step must become twice as long, here it stays")(
    _each(lambda p, g, rate: p - rate * np.sign(g)))
check_gradient_descent_step.mistake(
    "the gradient divided by its number of columns",
    "the mean over samples is taken at the cost, once; the gradient that arrives is complete")(
    _each(lambda p, g, rate: p - rate * g / g.shape[1]))
check_gradient_descent_step.mistake(
    "the mean of the gradient for all entries of a parameter",
    "every entry has a slope of its own; print the step of one weight matrix")(
    _each(lambda p, g, rate: p - rate * np.mean(g)))


@check_gradient_descent_step.mistake(
    "the biases left as they were", "print the old and the new b1; every parameter takes the step")
def _(params, grads, learning_rate):
    return {name: value - learning_rate * grads[f"d{name}"] if name[0] == "W" else value
            for name, value in params.items()}


@check_gradient_descent_step.mistake(
    "only weights and biases of layers 1 to L stepped",
    "other parameters have gradients too; go over the names that are in params")
def _(params, grads, learning_rate):
    return {name: value - learning_rate * grads[f"d{name}"] if name[0] in "Wb" and
            name[1:].isdigit() else value for name, value in params.items()}


@check_gradient_descent_step.mistake(
    "only weights and biases of layers 1 to L stepped",
    "other parameters have gradients too; go over the names that are in params")
def _(params, grads, learning_rate):
    new = {}
    for layer in range(1, len(params) // 2 + 1):
        for name in (f"W{layer}", f"b{layer}"):
            new[name] = params[name] - learning_rate * grads["d" + name]
    return new


@check_gradient_descent_step.mistake(
    "only the first layer stepped", "print how far each parameter moved; some of them never do")
def _(params, grads, learning_rate):
    return {name: value - learning_rate * grads[f"d{name}"] if name.endswith("1") else value
            for name, value in params.items()}


@check_gradient_descent_step.mistake(
    "the order of the gradients taken for that of the parameters",
    "ask for each gradient by its name; the way back finds the last layer first")
def _(params, grads, learning_rate):
    return {name: value - learning_rate * gradient for (name, value), gradient in
            zip(params.items(), grads.values(), strict=False)}


@check_gradient_descent_step.mistake(
    "the new parameters under the names of the gradients",
    "print the keys of the result beside those of params")
def _(params, grads, learning_rate):
    return {f"d{name}": value - learning_rate * grads[f"d{name}"]
            for name, value in params.items()}


IN_PLACE = ("the parameters changed in place",
            "print a weight of the caller before and after; the copy of a dict holds the same "
            "arrays, and -= writes into them")


@check_gradient_descent_step.mistake(*IN_PLACE)
def _(params, grads, learning_rate):
    new = params.copy()
    for name in new:
        new[name] -= learning_rate * grads[f"d{name}"]
    return new


@check_gradient_descent_step.mistake(*IN_PLACE)
def _(params, grads, learning_rate):
    for name in params:
        params[name] = params[name] - learning_rate * grads[f"d{name}"]
    return params


@check_gradient_descent_step.mistake(
    "nothing returned", "the new parameters are made, but the function ends without giving them "
    "back")
def _(params, grads, learning_rate):
    for name in params:
        params[name] = params[name] - learning_rate * grads[f"d{name}"]


@check_gradient_descent_step.mistake(
    "nothing returned", "the new parameters are made, but the function ends without giving them "
    "back")
def _(params, grads, learning_rate):
    return None
