"""
Right answers to notebook 06, the whole architecture, the searches and the faster steps.

They look unlike the reference; `VARIANTS[function]` lists them, and each must get full marks.
"""

import collections
import itertools
import math
import statistics

import numpy as np

from course.activations import relu, relu_backward
from course.backprop import linear_backward
from course.forward import linear_forward
from course.fully_connected import fully_connected_backward, fully_connected_forward
from course.normalization import batchnorm_backward, batchnorm_forward
from course.regularization import dropout_backward, dropout_forward

VARIANTS = collections.defaultdict(list)


def right(function):
    """Register an answer under the function's name up to its double underscore."""
    VARIANTS[function.__name__.partition("__")[0]].append(function)
    return function


@right
def fully_connected_forward__one_loop(X, params, running, training, keep=1.0, rng=None):
    L = max(int(name[1:]) for name in params if name.startswith("W"))
    caches, new_running, A = [], {**running}, X
    for l in range(1, L + 1):  # noqa: E741
        A_prev, norm, mask = A, None, None
        Z = params["W" + str(l)] @ A_prev + params["b" + str(l)]
        if l < L:
            if "gamma" + str(l) in params:
                Z, norm, new_running[l] = batchnorm_forward(
                    Z, params["gamma" + str(l)], params["beta" + str(l)], running[l], training
                )
            A = np.maximum(Z, 0)
            if training and keep < 1:
                A, mask = dropout_forward(A, keep, rng, training)
        caches.append((A_prev, params["W" + str(l)], norm, Z, mask))
    return Z, caches, new_running


@right
def fully_connected_forward__lists(X, params, running, training, keep=1.0, rng=None):
    A, caches = X, []
    new = {
        key: {"mean": value["mean"].copy(), "var": value["var"].copy()}
        for key, value in running.items()
    }
    layer = 1
    while f"W{layer + 1}" in params:
        Z, norm, mask = linear_forward(A, params[f"W{layer}"], params[f"b{layer}"]), None, None
        if f"beta{layer}" in params:
            Z, norm, new[layer] = batchnorm_forward(
                Z, params[f"gamma{layer}"], params[f"beta{layer}"], new[layer], training
            )
            norm = list(norm)
        out = relu(Z)
        if training and keep != 1:
            out, mask = dropout_forward(out, keep, rng, True)
        caches.append([A, params[f"W{layer}"], norm, Z, mask])
        A, layer = out, layer + 1
    Z = linear_forward(A, params[f"W{layer}"], params[f"b{layer}"])
    return [Z, [*caches, [A, params[f"W{layer}"], None, Z, None]], new]


@right
def fully_connected_forward__dropout_written_out(X, params, running, training, keep=1.0, rng=None):
    Ws = sorted((name for name in params if name[0] == "W"), key=lambda name: int(name[1:]))
    A, caches, new = X.copy(), (), dict(running)
    for i, name in enumerate(Ws, start=1):
        W = params[name]
        Z, norm, mask = linear_forward(A, W, params[f"b{i}"]), None, None
        if i == len(Ws):
            return Z, (*caches, (A, W, norm, Z, mask)), new
        if params.get(f"gamma{i}") is not None:
            Z, norm, new[i] = batchnorm_forward(
                Z, params[f"gamma{i}"], params[f"beta{i}"], running[i], training
            )
        out = np.where(Z > 0, Z, 0)
        if training and keep < 1.0:
            mask = np.where(rng.uniform(size=Z.shape) >= 1 - keep, 1 / keep, 0.0)
            out = out * mask
        caches, A = (*caches, (A, W, norm, Z, mask)), out


@right
def fully_connected_forward__binomial_masks(X, params, running, training, keep=1.0, rng=None):
    n_layers = len([name for name in params if "W" in name])
    activations, caches, new = [X], [], dict(running)
    for layer in range(1, n_layers):
        Z, norm, mask = params[f"W{layer}"].dot(activations[-1]) + params[f"b{layer}"], None, None
        if layer in running:
            Z, norm, new[layer] = batchnorm_forward(
                Z, params[f"gamma{layer}"], params[f"beta{layer}"], new[layer], training
            )
        activations.append(Z * (Z > 0))
        if training and keep < 1:
            mask = rng.binomial(1, keep, size=Z.shape) / keep
            activations[-1] = mask * activations[-1]
        caches.append((activations[-2], params[f"W{layer}"], norm, Z, mask))
    Z = params[f"W{n_layers}"].dot(activations[-1]) + params[f"b{n_layers}"]
    caches.append((activations[-1], params[f"W{n_layers}"], None, Z, None))
    return Z, caches, new


@right
def fully_connected_forward__mask_before_relu(X, params, running, training, keep=1.0, rng=None):
    L = sum(key[:1] == "W" for key in params)

    def go(A, layer, new):
        W = params[f"W{layer}"]
        Z = linear_forward(A, W, params[f"b{layer}"])
        if layer == L:
            return Z, [(A, W, None, Z, None)], new
        norm = mask = None
        if f"gamma{layer}" in params:
            Z, norm, statistics_ = batchnorm_forward(
                Z, params[f"gamma{layer}"], params[f"beta{layer}"], running[layer], training
            )
            new = new | {layer: statistics_}
        dropped = Z
        if training and keep < 1:
            dropped, mask = dropout_forward(Z, keep, rng, True)
        logits, caches, new = go(relu(dropped), layer + 1, new)
        return logits, [(A, W, norm, Z, mask), *caches], new

    return go(X, 1, dict(running))


@right
def fully_connected_forward__long_floats(X, params, running, training, keep=1.0, rng=None):
    return fully_connected_forward(
        X.astype(np.longdouble),
        {k: v.astype(np.longdouble) for k, v in params.items()},
        running,
        training,
        keep,
        rng,
    )


@right
def fully_connected_backward__written_out(dZ, caches):
    grads = {}
    for layer in reversed(range(1, len(caches) + 1)):
        A_prev, W, norm, Z, mask = caches[layer - 1]
        if layer < len(caches):
            if mask is not None:
                dA = dA * mask  # noqa: F821
            dZ = dA * (Z > 0)
            if norm is not None:
                Z_hat, gamma, std = norm
                m = dZ.shape[1]
                grads[f"dgamma{layer}"] = np.sum(dZ * Z_hat, axis=1, keepdims=True)
                grads[f"dbeta{layer}"] = np.sum(dZ, axis=1, keepdims=True)
                d = dZ * gamma
                dZ = (
                    m * d
                    - d.sum(axis=1, keepdims=True)
                    - Z_hat * (d * Z_hat).sum(axis=1, keepdims=True)
                ) / (m * std)
        grads[f"dW{layer}"] = np.dot(dZ, A_prev.T)
        grads[f"db{layer}"] = np.sum(dZ, axis=1, keepdims=True)
        dA = np.dot(W.T, dZ)
        grads[f"dA{layer - 1}"] = dA
    return grads


@right
def fully_connected_backward__recursive(dZ, caches):
    *rest, (A_prev, W, _, _, _) = caches
    L = len(caches)
    dA, dW, db = linear_backward(dZ, A_prev, W)
    here = {f"dW{L}": dW, f"db{L}": db}
    if not rest:
        return here
    _, _, norm, Z, mask = rest[-1]
    dZ = relu_backward(dA if mask is None else dropout_backward(dA, mask), Z)
    if norm:
        dZ, here[f"dgamma{L - 1}"], here[f"dbeta{L - 1}"] = batchnorm_backward(dZ, norm)
    return fully_connected_backward__recursive(dZ, rest) | here


@right
def fully_connected_backward__mask_after_relu(dZ, caches):
    grads, layer = {}, len(caches)
    for (A_prev, W, *_), (*_, norm, Z, mask) in zip(
        caches[::-1], [*caches[-2::-1], (None,) * 5], strict=True
    ):
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = linear_backward(dZ, A_prev, W)
        layer -= 1
        if layer:
            dZ = relu_backward(dA, Z) * (1 if mask is None else mask)
            if norm is not None:
                dZ, dgamma, dbeta = batchnorm_backward(dZ, norm)
                grads.update({f"dgamma{layer}": dgamma, f"dbeta{layer}": dbeta})
    return grads


@right
def fully_connected_backward__slope_from_what_was_handed_on(dZ, caches):
    grads = collections.OrderedDict()
    for layer in range(len(caches), 0, -1):
        A_prev, W = caches[layer - 1][:2]
        grads[f"dW{layer}"] = np.einsum("im,jm->ij", dZ, A_prev)
        grads[f"db{layer}"] = dZ @ np.ones((dZ.shape[1], 1))
        if layer == 1:
            break
        norm, mask = caches[layer - 2][2], caches[layer - 2][4]
        dZ = np.where(A_prev > 0, (dZ.T @ W).T, 0.0)
        if mask is not None:
            dZ *= mask
        if norm is not None:
            dZ, grads[f"dgamma{layer - 1}"], grads[f"dbeta{layer - 1}"] = batchnorm_backward(
                dZ, norm
            )
    return grads


@right
def fully_connected_backward__long_floats(dZ, caches):
    return {
        name: gradient.astype(float)
        for name, gradient in fully_connected_backward(dZ.astype(np.longdouble), caches).items()
    }


@right
def fully_connected_backward__no_gradient_of_a_bias_below_batch_norm(dZ, caches):
    grads = fully_connected_backward(dZ, caches)
    return {
        name: 0 * g
        if f"dgamma{name[2:]}" in grads and name[:2] == "db" and name[2:].isdigit()
        else g
        for name, g in grads.items()
    }


@right
def grid_search__recursive(score, choices):
    def combine(names):
        if not names:
            return [{}]
        name, *others = names
        return [{name: value, **rest} for value in choices[name] for rest in combine(others)]

    trials = [(settings, score(settings)) for settings in combine(list(choices))]
    scores = [number for _, number in trials]
    return trials[scores.index(max(scores))][0], trials


@right
def grid_search__growing_list(score, choices):
    combinations = [{}]
    for name, values in choices.items():
        combinations = [{**one, name: value} for one in combinations for value in values]
    best, highest, trials = None, -np.inf, []
    for settings in combinations:
        number = score(settings)
        trials.append([settings, number])
        if number > highest:
            best, highest = settings, number
    return [best, trials]


@right
def grid_search__counting_index(score, choices):
    names, lists = list(choices), list(choices.values())
    trials = []
    for number in range(math.prod(map(len, lists))):
        settings = {}
        for name, values in zip(names[::-1], lists[::-1], strict=True):
            number, place = divmod(number, len(values))
            settings[name] = values[place]
        trials.append((settings, score(settings)))
    return dict(trials[int(np.argmax([s for _, s in trials]))][0]), trials


@right
def grid_search__copies(score, choices):
    trials, settings = [], {}
    for values in itertools.product(*[choices[name] for name in choices]):
        settings.update(zip(choices, values, strict=True))
        trials.append((settings.copy(), np.float64(score(settings))))
    return sorted(trials, key=lambda trial: -trial[1])[0][0], tuple(trials)


@right
def grid_search__ndindex(score, choices):
    trials = []
    for places in np.ndindex(*(len(values) for values in choices.values())):
        settings = {
            name: values[i] for (name, values), i in zip(choices.items(), places, strict=True)
        }
        trials.append((settings, score(settings)))
    best = trials[0]
    for trial in trials[1:]:
        best = trial if trial[1] > best[1] else best
    return best[0], trials


@right
def random_search__powers_of_10(score, ranges, n_trials, rng):
    trials, best, highest = [], None, None
    for _ in range(n_trials):
        settings = {}
        for name in ranges:
            low, high = np.log10(ranges[name])
            settings[name] = 10 ** rng.uniform(low, high)
        number = score(settings)
        trials.append((settings, number))
        if highest is None or number > highest:
            best, highest = settings, number
    return best, trials


@right
def random_search__vectorised(score, ranges, n_trials, rng):
    ends = np.log(np.array(list(ranges.values()), dtype=float))
    drawn = np.exp(ends[:, 0] + rng.random((n_trials, len(ends))) * (ends[:, 1] - ends[:, 0]))
    settings = [dict(zip(ranges, row, strict=True)) for row in drawn]
    scores = [score(one) for one in settings]
    return settings[int(np.argmax(scores))], list(zip(settings, scores, strict=True))


@right
def random_search__share_of_the_way(score, ranges, n_trials, rng):
    trials = []
    while len(trials) < n_trials:
        settings = {
            name: low * (high / low) ** rng.random() for name, (low, high) in ranges.items()
        }
        trials.append([settings, score(settings)])
    return [dict(max(trials, key=lambda trial: trial[1])[0]), trials]


@right
def random_search__one_setting_after_the_other(score, ranges, n_trials, rng):
    columns = {
        name: np.geomspace(1, high / low, 2)[-1] ** rng.uniform(size=n_trials) * low
        for name, (low, high) in ranges.items()
    }
    trials = []
    for i in range(n_trials):
        settings = {name: float(column[i]) for name, column in columns.items()}
        trials.append((settings, float(score(settings))))
    highest = max(number for _, number in trials)
    return next(settings for settings, number in trials if number == highest), trials


@right
def random_search__clipped(score, ranges, n_trials, rng):
    def draw(low, high):
        return min(max(math.exp(rng.uniform(math.log(low), math.log(high))), low), high)

    trials = [
        (s, score(s))
        for s in ({name: draw(*ranges[name]) for name in ranges} for _ in range(n_trials))
    ]
    return sorted(trials, key=lambda trial: trial[1], reverse=True)[0][0], tuple(trials)


@right
def random_search__exponential_from_the_top(score, ranges, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        settings = {
            name: np.exp2(np.log2(high) - np.log2(high / low) * rng.random())
            for name, (low, high) in sorted(ranges.items())
        }
        trials.append((settings, score(settings)))
    return max(trials, key=lambda trial: trial[1])[0], trials


@right
def compare_paired__statistics(first, second, quantile):
    d = [float(a) - float(b) for a, b in zip(first, second, strict=True)]
    middle, half = statistics.fmean(d), quantile * statistics.stdev(d) / math.sqrt(len(d))
    if middle - half > 0:
        winner = "first"
    elif middle + half < 0:
        winner = "second"
    else:
        winner = None
    return middle - half, middle + half, winner


@right
def compare_paired__distance_from_0(first, second, quantile):
    d = np.subtract(first, second)
    half = quantile * np.sqrt(np.var(d, ddof=1) / len(d))
    winner = None
    if abs(d.mean()) > half:
        winner = ["second", "first"][int(d.mean() > 0)]
    return [d.mean() - half, d.mean() + half, winner]


@right
def compare_paired__sums(first, second, quantile):
    n = len(first)
    d = [first[i] - second[i] for i in range(n)]
    mean = sum(d) / n
    s = (sum((x - mean) ** 2 for x in d) / (n - 1)) ** 0.5
    low, high = (mean + sign * quantile * s / n**0.5 for sign in (-1, 1))
    return low, high, None if low <= 0 <= high else "first" if low > 0 else "second"


@right
def compare_paired__difference_of_means(first, second, quantile):
    first, second = np.array(first, dtype=float), np.array(second, dtype=float)
    middle = first.mean() - second.mean()
    s = np.linalg.norm(first - second - middle) / np.sqrt(first.size - 1)
    ends = middle + quantile * s / np.sqrt(first.size) * np.array([-1.0, 1.0])
    winner = "first" if (ends > 0).all() else "second" if (ends < 0).all() else None
    return *ends, winner


@right
def compare_paired__signs(first, second, quantile):
    d = np.asarray(first, dtype=np.longdouble) - np.asarray(second, dtype=np.longdouble)
    half = quantile * d.std(ddof=1) / np.sqrt(np.longdouble(d.size))
    low, high = np.array([d.mean() - half]), np.array([d.mean() + half])
    names = {2: "first", -2: "second"}
    return low, high, names.get(int(np.sign(low)[0] + np.sign(high)[0]))


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
