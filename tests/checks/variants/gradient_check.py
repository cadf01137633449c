"""Right answers to `gradient_check` that look unlike the reference."""

import collections

import numpy as np

from course.gradient_check import numerical_gradient
from tests.checks.variants.register import right


@right
def gradient_check__own_loop(cost, params, grads):
    errors = {}
    for name in params:
        moved = {key: np.array(value, dtype=float) for key, value in params.items()}
        n = np.zeros(moved[name].shape)
        for index in np.ndindex(*n.shape):
            kept = moved[name][index]
            moved[name][index] = kept + 1e-6
            above = cost(moved)
            moved[name][index] = kept - 1e-6
            n[index] = (above - cost(moved)) / 2e-6
            moved[name][index] = kept
        g = np.asarray(grads["d" + name])
        top, bottom = np.sum((g - n) ** 2) ** 0.5, np.sum(g**2) ** 0.5 + np.sum(n**2) ** 0.5
        errors[name] = 0.0 if bottom == 0 else float(top / bottom)
    return errors


@right
def gradient_check__raveled(cost, params, grads):
    result = collections.OrderedDict()
    for name, value in params.items():

        def f(v, name=name):
            changed = params.copy()
            changed[name] = v
            return cost(changed)

        n, g = numerical_gradient(f, value).ravel(), np.ravel(grads["d" + name])
        scale = np.sqrt(g @ g) + np.sqrt(n @ n)
        result[name] = np.sqrt((g - n) @ (g - n)) / scale if scale > 0 else 0
    return result


@right
def gradient_check__tiny_in_the_scale(cost, params, grads):
    errors = {}
    for name in params:
        n = numerical_gradient(lambda v, name=name: cost({**params, name: v}), params[name])
        g = grads[f"d{name}"]
        errors[name] = np.linalg.norm(n - g) / (np.linalg.norm(n) + np.linalg.norm(g) + 1e-12)
    return errors


@right
def gradient_check__nan_to_num(cost, params, grads):
    errors = {}
    for name in reversed(params):
        n = numerical_gradient(lambda v, name=name: cost(params | {name: v}), params[name], 1e-4)
        g = grads[f"d{name}"]
        with np.errstate(invalid="ignore"):
            quotient = np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))
        errors[name] = np.nan_to_num(quotient)
    return errors


@right
def gradient_check__arrays_of_size_one(cost, params, grads):
    errors = {}
    for name, value in params.items():
        n = numerical_gradient(lambda v, name=name: cost({**params, name: v}), value)
        norms = [
            np.linalg.norm(np.reshape(a, (1, -1)), axis=1)
            for a in (grads["d" + name] - n, grads["d" + name], n)
        ]
        scale = norms[1] + norms[2]
        errors[name] = np.divide(norms[0], scale, out=np.zeros(1), where=scale > 0)
    return errors
