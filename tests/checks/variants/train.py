"""Right answers to `train` that look unlike the reference."""

import copy

import numpy as np

from course.activations import softmax
from course.backprop import (
    network_backward,
    softmax_cross_entropy_backward,
)
from course.forward import network_forward
from course.gradient_descent import gradient_descent_step
from course.losses import softmax_cross_entropy
from tests.checks.variants.register import right


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
