"""Right answers to `momentum_step` that look unlike the reference."""

import collections

import numpy as np

from tests.checks.variants.register import right


@right
def momentum_step__loop(params, grads, velocity, learning_rate, momentum=0.9):
    new_params, new_velocity = {}, {}
    for name in params:
        new_velocity[name] = velocity[name] * momentum + grads["d" + name]
        new_params[name] = params[name] - learning_rate * new_velocity[name]
    return new_params, new_velocity


@right
def momentum_step__copies(params, grads, velocity, learning_rate, momentum=0.9):
    params = {name: np.array(value, copy=True) for name, value in params.items()}
    velocity = {name: np.array(value, copy=True) for name, value in velocity.items()}
    for name, g in grads.items():
        velocity[name[1:]] *= momentum
        velocity[name[1:]] += g
        params[name[1:]] -= learning_rate * velocity[name[1:]]
    return [params, velocity]


@right
def momentum_step__both_parts_apart(params, grads, velocity, learning_rate, momentum=0.9):
    steps = {
        name: learning_rate * momentum * velocity[name] + learning_rate * grads[f"d{name}"]
        for name in velocity
    }
    return (
        {name: params[name] - step for name, step in steps.items()},
        {name: grads[f"d{name}"] + momentum * velocity[name] for name in velocity},
    )


@right
def momentum_step__flat(params, grads, velocity, learning_rate, momentum=0.9):
    names = list(params)
    flat = [
        np.concatenate([np.ravel(side[prefix + name]) for name in names])
        for side, prefix in ((params, ""), (grads, "d"), (velocity, ""))
    ]
    v = momentum * flat[2] + flat[1]
    ends = np.cumsum([np.size(params[name]) for name in names])[:-1]
    return tuple(
        {
            name: part.reshape(np.shape(params[name]))
            for name, part in zip(names, np.split(vector, ends), strict=True)
        }
        for vector in (flat[0] - learning_rate * v, v)
    )


@right
def momentum_step__long_floats(params, grads, velocity, learning_rate, momentum=0.9):
    both = {name: np.longdouble(momentum) * velocity[name] + grads[f"d{name}"] for name in params}
    return collections.OrderedDict(
        (name, np.asarray(p - learning_rate * both[name], dtype=float))
        for name, p in params.items()
    ), both
