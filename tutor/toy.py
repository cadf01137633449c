"""Toy data and a finished training loop, for use before the course builds its own."""

import numpy as np

# five rows of four pixels, ink is 1
ONE = np.array([[0, 0, 1, 0], [0, 1, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0]])
SEVEN = np.array([[1, 1, 1, 1], [0, 0, 0, 1], [0, 0, 1, 0], [0, 1, 0, 0], [0, 1, 0, 0]])


def points(name, rng, m=200):
    """
    Return random points of two classes in the plane.

    Parameters
    ----------
    name : {"blobs", "rings", "spiral"}
    rng : numpy.random.Generator
    m : int
        Number of points, half of them in each class.

    Returns
    -------
    X : ndarray of shape (2, m)
        One point per column.
    y : ndarray of shape (m,)
        Classes, 0 or 1.
    """
    y = np.arange(m) % 2
    if name == "blobs":
        return (2 * y - 1) * np.array([[0.9], [0.6]]) + rng.normal(0, 0.35, (2, m)), y
    if name == "rings":
        radius, turn = 0.5 + y + rng.normal(0, 0.13, m), rng.uniform(0, 2 * np.pi, m)
    else:
        radius = np.sqrt(rng.uniform(0.03, 1, m))
        turn, radius = np.pi * (2.5 * radius + y), 1.7 * radius
    return radius * np.stack([np.cos(turn), np.sin(turn)]) + rng.normal(0, 0.07, (2, m)), y


def train_classifier(X, y, n_hidden, activation, backward, sigmoid, rng, n_steps=800):
    """
    Return the score function of a trained network; a positive score means class 1.

    The network has one hidden layer of `n_hidden` units, or none, and one sigmoid unit. It is
    trained by gradient descent with momentum; notebook 03 derives each line of this.
    """
    hidden = [(n_hidden, 2), (n_hidden, 1)] if n_hidden else []
    params = [rng.normal(size=shape) for shape in [*hidden, (1, n_hidden or 2), (1, 1)]]
    velocity = [np.zeros_like(p) for p in params]
    for _ in range(n_steps):
        *hidden, W, b = params
        Z = hidden[0] @ X + hidden[1] if hidden else X
        A = activation(Z) if hidden else X
        dS = (sigmoid(W @ A + b) - y) / y.size
        grads = [dS @ A.T, dS.sum(axis=1, keepdims=True)]
        if hidden:
            dZ = backward(W.T @ dS, Z)
            grads = [dZ @ X.T, dZ.sum(axis=1, keepdims=True), *grads]
        velocity = [0.9 * v - 0.5 * g for v, g in zip(velocity, grads, strict=True)]
        params = [p + v for p, v in zip(params, velocity, strict=True)]
    *hidden, W, b = params
    if not hidden:
        return lambda X: W @ X + b
    return lambda X: W @ activation(hidden[0] @ X + hidden[1]) + b
