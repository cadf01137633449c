"""Right answers to `gradient_descent_step` that look unlike the reference."""

import collections
import copy

import numpy as np

from tests.checks.variants.register import right


@right
def gradient_descent_step__loop(params, grads, learning_rate):
    new = {}
    for name in params:
        new[name] = params[name] - learning_rate * grads["d" + name]
    return new


@right
def gradient_descent_step__deep_copy(params, grads, learning_rate):
    new = copy.deepcopy(params)
    for name in new:
        new[name] -= learning_rate * grads["d" + name]
    return new


@right
def gradient_descent_step__arrays_copied(params, grads, learning_rate):
    new = {name: value.copy() for name, value in params.items()}
    for name, value in new.items():
        np.subtract(value, learning_rate * grads[f"d{name}"], out=value)
    return new


@right
def gradient_descent_step__over_the_gradients(params, grads, learning_rate):
    return {
        key[1:]: params[key[1:]] + -learning_rate * grads[key] for key in grads if key[1:] in params
    }


@right
def gradient_descent_step__shallow_copy_rebound(params, grads, learning_rate):
    new = params.copy()
    for name in new:
        new[name] = new[name] - learning_rate * grads["d" + name]
    return collections.OrderedDict(new)


@right
def gradient_descent_step__longdouble(params, grads, learning_rate):
    return {
        name: np.asarray(value, dtype=np.longdouble) - grads["d" + name] * learning_rate
        for name, value in params.items()
    }
