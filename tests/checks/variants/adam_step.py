"""Right answers to `adam_step` that look unlike the reference."""

import math

import numpy as np

from tests.checks.variants.register import right


@right
def adam_step__loop(params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
    new_params, new_m, new_v = dict(params), dict(m), dict(v)
    for name in params:
        g = grads["d" + name]
        new_m[name] = m[name] + (1 - beta1) * (g - m[name])
        new_v[name] = v[name] + (1 - beta2) * (g * g - v[name])
        m_hat = new_m[name] / (1 - math.pow(beta1, t))
        v_hat = new_v[name] / (1 - math.pow(beta2, t))
        new_params[name] = params[name] - learning_rate * m_hat / (v_hat**0.5 + eps)
    return new_params, new_m, new_v


@right
def adam_step__rescaled_rate(
    params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8
):
    root = np.sqrt(1 - beta2**t)
    rate = learning_rate * root / (1 - beta1**t)
    m = {k: beta1 * m[k] + (1 - beta1) * grads[f"d{k}"] for k in m}
    v = {k: beta2 * v[k] + (1 - beta2) * np.square(grads[f"d{k}"]) for k in v}
    return {k: params[k] - rate * m[k] / (np.sqrt(v[k]) + eps * root) for k in params}, m, v


@right
def adam_step__copies(params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
    params, m, v = (
        {k: np.array(x, dtype=float) for k, x in side.items()} for side in (params, m, v)
    )
    for name, g in grads.items():
        k = name[1:]
        m[k] *= beta1
        m[k] += (1 - beta1) * g
        v[k] *= beta2
        v[k] += (1 - beta2) * np.abs(g) ** 2
        root = np.sqrt(v[k] / (1 - beta2**t))
        params[k] -= learning_rate * (m[k] / (1 - beta1**t)) / (root + eps)
    return [params, m, v]


@right
def adam_step__corrections_from_expm1(
    params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8
):
    first, second = (-np.expm1(t * np.log(beta)) for beta in (beta1, beta2))
    results = {}
    for k, p in params.items():
        g = np.asarray(grads[f"d{k}"])
        one, two = (1 - beta1) * g + beta1 * m[k], (1 - beta2) * g * g + beta2 * v[k]
        results[k] = p - learning_rate * one / first / (eps + np.sqrt(two / second)), one, two
    return tuple({k: result[i] for k, result in results.items()} for i in range(3))


@right
def adam_step__long_floats(params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
    beta1, beta2 = np.longdouble(beta1), np.longdouble(beta2)
    m = {k: beta1 * m[k] + (1 - beta1) * grads[f"d{k}"] for k in params}
    v = {k: beta2 * v[k] + (1 - beta2) * grads[f"d{k}"] ** 2 for k in params}
    new = {
        k: params[k]
        - learning_rate * (m[k] / (1 - beta1**t)) / (np.sqrt(v[k] / (1 - beta2**t)) + eps)
        for k in params
    }
    return new, m, v
