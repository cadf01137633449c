"""
Right answers to the second half of notebook 03 that look unlike the reference.

`VARIANTS[function]` lists them; every one of them must get full marks.
"""

import collections
import copy

import numpy as np

from course.activations import BACKWARDS, sigmoid, softmax
from course.backprop import (
    layer_backward,
    linear_backward,
    network_backward,
    softmax_cross_entropy_backward,
)
from course.forward import network_forward
from course.gradient_check import numerical_gradient
from course.gradient_descent import gradient_descent_step
from course.losses import softmax_cross_entropy

VARIANTS = collections.defaultdict(list)


def right(function):
    """Register an answer under the function's name up to its double underscore."""
    VARIANTS[function.__name__.partition("__")[0]].append(function)
    return function


@right
def network_backward__reversed_range(dA, caches, activations):
    grads = {}
    for i in reversed(range(len(caches))):
        dA, dW, db = layer_backward(dA, caches[i], activations[i])
        grads.update({f"dA{i}": dA, f"dW{i + 1}": dW, f"db{i + 1}": db})
    return grads


@right
def network_backward__recursive(dA, caches, activations):
    if not caches:
        return {}
    n = len(caches)
    below, dW, db = layer_backward(dA, caches[-1], activations[-1])
    return {
        f"dW{n}": dW,
        f"db{n}": db,
        f"dA{n - 1}": below,
        **network_backward__recursive(below, caches[:-1], activations[:-1]),
    }


@right
def network_backward__everything_kept(dA, caches, activations):
    grads = {f"dA{len(caches)}": dA}
    for layer in range(len(caches), 0, -1):
        A_prev, W, _, Z = caches[layer - 1]
        dZ = BACKWARDS[activations[layer - 1]](grads[f"dA{layer}"], Z)
        grads[f"dZ{layer}"] = dZ
        grads[f"dW{layer}"] = dZ @ A_prev.T
        grads[f"db{layer}"] = np.sum(dZ, axis=1, keepdims=True)
        grads[f"dA{layer - 1}"] = W.T @ dZ
    return grads


@right
def network_backward__last_layer_by_itself(dA, caches, activations):
    n = len(caches)
    grads = {}
    dA_prev, dW, db = layer_backward(dA, caches[n - 1], activations[-1])
    grads["dA" + str(n - 1)], grads["dW" + str(n)], grads["db" + str(n)] = dA_prev, dW, db
    for i in reversed(range(n - 1)):
        out = layer_backward(grads["dA" + str(i + 1)], caches[i], activations[i])
        grads["dA" + str(i)], grads["dW" + str(i + 1)], grads["db" + str(i + 1)] = out
    return grads


@right
def network_backward__zipped(dA, caches, activations):
    grads = collections.OrderedDict()
    layers = list(enumerate(zip(caches, activations, strict=True), start=1))
    while layers:
        layer, (cache, activation) = layers.pop()
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = layer_backward(dA, cache, activation)
        grads[f"dA{layer - 1}"] = dA
    return grads


@right
def network_backward__einsum(dA, caches, activations):
    grads = {}
    for i in range(len(caches) - 1, -1, -1):
        A_prev, W, _, Z = caches[i]
        dZ = BACKWARDS[activations[i]](dA, Z)
        dA = np.einsum("ij,ik->jk", W, dZ)
        grads[f"dA{i}"], grads[f"dW{i + 1}"] = dA, np.einsum("ik,jk->ij", dZ, A_prev)
        grads[f"db{i + 1}"] = np.einsum("ik->i", dZ)[:, None]
    return grads


@right
def network_backward__sample_by_sample(dA, caches, activations):
    total = {}
    for k in range(dA.shape[1]):
        one = [(A_prev[:, [k]], W, b, Z[:, [k]]) for A_prev, W, b, Z in caches]
        for name, g in network_backward(dA[:, [k]], one, activations).items():
            if name[1] == "A":
                total[name] = np.hstack([total[name], g]) if name in total else g
            else:
                total[name] = total.get(name, 0) + g
    return total


@right
def network_backward__longdouble(dA, caches, activations):
    wide = [tuple(np.asarray(array, dtype=np.longdouble) for array in cache) for cache in caches]
    return network_backward(np.asarray(dA, dtype=np.longdouble), wide, activations)


@right
def training_step__two_loops(x, y, weights, learning_rate):
    A = [x]
    for W in weights:
        A.append(sigmoid(np.dot(W, A[-1])))
    dA = A[-1] - y
    gradients = []
    for i in reversed(range(len(weights))):
        dZ = dA * A[i + 1] * (1 - A[i + 1])
        gradients.insert(0, np.dot(dZ, A[i].T))
        dA = np.dot(weights[i].T, dZ)
    return [W - learning_rate * dW for W, dW in zip(weights, gradients, strict=True)]


@right
def training_step__with_zs(x, y, weights, learning_rate):
    zs, A = [], [x]
    for W in weights:
        zs.append(W @ A[-1])
        A.append(sigmoid(zs[-1]))
    dZ = (A[-1] - y) * sigmoid(zs[-1]) * sigmoid(-zs[-1])
    new = [None] * len(weights)
    for i in range(len(weights) - 1, 0, -1):
        new[i] = weights[i] - learning_rate * np.outer(dZ, A[i])
        dZ = weights[i].T @ dZ * sigmoid(zs[i - 1]) * sigmoid(-zs[i - 1])
    new[0] = weights[0] - learning_rate * np.outer(dZ, A[0])
    return tuple(new)


@right
def training_step__network_functions(x, y, weights, learning_rate):
    params = {}
    for layer, W in enumerate(weights, start=1):
        params[f"W{layer}"], params[f"b{layer}"] = W, np.zeros((len(W), 1))
    names = ["sigmoid"] * len(weights)
    A, caches = network_forward(x, params, names)
    grads = network_backward(A - y, caches, names)
    return [W - learning_rate * grads[f"dW{i + 1}"] for i, W in enumerate(weights)]


@right
def training_step__copy_then_in_place(x, y, weights, learning_rate):
    new = copy.deepcopy(weights)
    A = [x]
    for W in weights:
        A.append(1 / (1 + np.exp(-(W @ A[-1]))))
    error = A[-1] - y
    for i in range(1, len(A)):
        delta = error * A[-i] * (1 - A[-i])
        error = weights[-i].T @ delta
        new[-i] -= learning_rate * delta * A[-i - 1].T
    return new


@right
def training_step__recursive(x, y, weights, learning_rate):
    def go(a_prev, rest):
        if not rest:
            return a_prev - y, []
        a = sigmoid(rest[0] @ a_prev)
        dA, new = go(a, rest[1:])
        dZ = dA * a * (1 - a)
        return rest[0].T @ dZ, [rest[0] - learning_rate * dZ @ a_prev.T, *new]

    return go(x, weights)[1]


@right
def training_step__activations_again(x, y, weights, learning_rate):
    new, dA = list(weights), None
    for layer in range(len(weights) - 1, -1, -1):
        A = [x]
        for W in new:  # the layers up to this one still have their old weights
            A.append(sigmoid(W @ A[-1]))
        dA = A[-1] - y if dA is None else dA
        dA, dW, _ = linear_backward(
            dA * A[layer + 1] * (1 - A[layer + 1]), A[layer], weights[layer]
        )
        new[layer] = weights[layer] - learning_rate * dW
    return new


@right
def numerical_gradient__flat(f, x, h=1e-5):
    values = np.array(x, dtype=float).ravel()
    gradient = np.empty_like(values)
    for i in range(values.size):
        step = np.zeros_like(values)
        step[i] = h
        gradient[i] = (
            f((values + step).reshape(x.shape)) - f((values - step).reshape(x.shape))
        ) / (2 * h)
    return gradient.reshape(x.shape)


@right
def numerical_gradient__copies(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index, value in np.ndenumerate(x):
        above, below = x.astype(float), x.astype(float)
        above[index], below[index] = value + h, value - h
        gradient[index] = f(above) / (2 * h) - f(below) / (2 * h)
    return gradient


@right
def numerical_gradient__nditer(f, x, h=1e-5):
    x = x * 1.0 if x.ndim else np.array(float(x))
    gradient = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        index, old = it.multi_index, x[it.multi_index]
        x[index] = old + h
        above = f(x)
        x[index] = old - h
        gradient[index] = 0.5 * (above - f(x)) / h
        x[index] = old
        it.iternext()
    return gradient


@right
def numerical_gradient__in_place_and_back(f, x, h=1e-5):
    if x.dtype.kind != "f":
        x = x.astype(float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        kept = x[index]
        x[index] = kept + h
        above = f(x)
        x[index] = kept - h
        below = f(x)
        x[index] = kept
        gradient[index] = (above - below) / (2 * h)
    return gradient


@right
def numerical_gradient__identity_matrix(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + s) - f(x - s)) / (2 * h) for s in steps]).reshape(x.shape)


@right
def numerical_gradient__mean_of_two_sides(f, x, h=1e-5):
    x = np.array(x, dtype=np.longdouble)
    gradient, here = np.zeros(x.shape), f(x)
    for index in np.ndindex(*x.shape):
        up, down = x.copy(), x.copy()
        up[index] += h
        down[index] -= h
        gradient[index] = ((f(up) - here) / h + (here - f(down)) / h) / 2
    return gradient


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


@right
def train__while(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    costs = []
    while len(costs) < n_iterations:
        Z, caches = network_forward(X, params, activations)
        costs.append(float(softmax_cross_entropy(Z, y)))
        if costs[-1] < target_cost:
            break
        dZ = softmax_cross_entropy_backward(Z, y)
        params = gradient_descent_step(
            params, network_backward(dZ, caches, activations), learning_rate
        )
    return params, costs


@right
def train__return_inside(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    new, costs = copy.deepcopy(params), []
    for _ in range(n_iterations):
        Z, caches = network_forward(X, new, activations)
        cost = softmax_cross_entropy(Z, y)
        costs.append(cost)
        if not cost > target_cost:
            return new, costs
        grads = network_backward(softmax_cross_entropy_backward(Z, y), caches, activations)
        for name in new:
            new[name] -= learning_rate * grads["d" + name]
    return [new, costs]


@right
def train__array_of_costs(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    costs, done = np.zeros(n_iterations), 0
    for t in range(n_iterations):
        Z, caches = network_forward(X, params, activations)
        costs[t], done = softmax_cross_entropy(Z, y), t + 1
        if costs[t] <= target_cost:
            break
        grads = network_backward(softmax_cross_entropy_backward(Z, y), caches, activations)
        params = {name: p - learning_rate * grads["d" + name] for name, p in params.items()}
    return params, costs[:done]


@right
def train__own_softmax(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    Y = np.eye(params[f"b{len(activations)}"].size)[:, y]
    costs = []
    for _ in range(n_iterations):
        Z, caches = network_forward(X, params, activations)
        P = softmax(Z)
        costs.append(-np.sum(Y * np.log(P)) / len(y))
        if costs[-1] <= target_cost:
            break
        params = gradient_descent_step(
            params, network_backward((P - Y) / len(y), caches, activations), learning_rate
        )
    return params, costs


@right
def train__recursive(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    if n_iterations == 0:
        return params, []
    Z, caches = network_forward(X, params, activations)
    cost = softmax_cross_entropy(Z, y)
    if cost <= target_cost:
        return params, [cost]
    grads = network_backward(softmax_cross_entropy_backward(Z, y), caches, activations)
    params = gradient_descent_step(params, grads, learning_rate)
    params, costs = train__recursive(
        X, y, params, activations, learning_rate, n_iterations - 1, target_cost
    )
    return params, [cost, *costs]


@right
def train__generator(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    now = dict(params)

    def rounds():
        for _ in range(n_iterations):
            Z, caches = network_forward(X, now, activations)
            cost = softmax_cross_entropy(Z, y)
            yield np.float64(cost)
            if cost <= target_cost:
                return
            grads = network_backward(softmax_cross_entropy_backward(Z, y), caches, activations)
            now.update(gradient_descent_step(now, grads, learning_rate))

    costs = tuple(rounds())
    return now, costs
