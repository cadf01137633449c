"""
Train the digits network of notebook 02: `python -m benchmarks.make_digits_network`.

Writes `source/02-forward/digits_network.npz` with W1, b1, ..., W3, b3 and `test`, the indices of
the test images, and prints the accuracy on both parts. It takes seconds and gives the same numbers
every time on one machine.
"""

from pathlib import Path

import numpy as np

from course.activations import relu_backward
from course.forward import accuracy, network_forward, predict
from tutor import digits

FOLDER = Path(__file__).resolve().parent.parent / "source" / "02-forward"
SIZES = [64, 32, 16, 10]
ACTIVATIONS = ["relu", "relu", "softmax"]
N_TEST = 360


def initialise(rng):
    """Return random weights with standard deviation sqrt(2 / n_prev), and zero biases."""
    params = {}
    for layer, (n_prev, n) in enumerate(zip(SIZES[:-1], SIZES[1:], strict=True), start=1):
        params[f"W{layer}"] = rng.normal(0, np.sqrt(2 / n_prev), (n, n_prev))
        params[f"b{layer}"] = np.zeros((n, 1))
    return params


def gradients(X, y, params):
    """Return the gradients of the cost: the mean cross-entropy of softmax."""
    A, caches = network_forward(X, params, ACTIVATIONS)
    dZ = (A - np.eye(len(A))[y].T) / y.size
    grads = {}
    for layer in range(len(caches), 0, -1):
        A_prev, W, _, _ = caches[layer - 1]
        grads[f"W{layer}"] = dZ @ A_prev.T
        grads[f"b{layer}"] = dZ.sum(axis=1, keepdims=True)
        if layer > 1:
            dZ = relu_backward(W.T @ dZ, caches[layer - 2][3])
    return grads


def train(X, y, rng, n_steps=600, learning_rate=0.1, momentum=0.9, decay=1e-3):
    """Return parameters after gradient descent with momentum on all images at once."""
    params = initialise(rng)
    speed = {name: np.zeros_like(value) for name, value in params.items()}
    for _ in range(n_steps):
        for name, grad in gradients(X, y, params).items():
            grad = grad + decay * params[name] * name.startswith("W")
            speed[name] = momentum * speed[name] - learning_rate * grad
            params[name] = params[name] + speed[name]
    return params


def main():
    """Train, write the file and print the accuracies."""
    rng = np.random.default_rng(2)
    X, y = digits.pixels()
    order = rng.permutation(y.size)
    test, rest = np.sort(order[:N_TEST]), np.sort(order[N_TEST:])
    params = {name: value.round(3) for name, value in train(X[:, rest], y[rest], rng).items()}
    for what, part in (("training", rest), ("test", test)):
        share = accuracy(predict(X[:, part], params, ACTIVATIONS), y[part])
        print(f"{what}: {share:.4f} of {part.size} images are right")
    np.savez_compressed(FOLDER / "digits_network.npz", test=test.astype(np.int16), **params)


if __name__ == "__main__":
    main()
