"""Right answers to `softmax_cross_entropy_backward` that look unlike the reference."""

import numpy as np

from course.activations import softmax
from tests.checks.variants.register import right


@right
def softmax_cross_entropy_backward__one_hot(Z, y):
    one_hot = np.eye(Z.shape[0])[y].T
    return (softmax(Z) - one_hot) / Z.shape[1]


@right
def softmax_cross_entropy_backward__comparison(Z, y):
    return (softmax(Z) - (np.arange(Z.shape[0])[:, None] == y)) / y.size


@right
def softmax_cross_entropy_backward__own_softmax(Z, y):
    E = np.exp(Z - Z.max(axis=0))
    dZ = E / E.sum(axis=0)
    for s, label in enumerate(y):
        dZ[label, s] -= 1.0
    return dZ / Z.shape[1]


@right
def softmax_cross_entropy_backward__put_along_axis(Z, y):
    target = np.zeros_like(Z)
    np.put_along_axis(target, np.asarray(y, dtype=int)[None], 1.0, axis=0)
    return (softmax(Z) - target) / len(y)


@right
def softmax_cross_entropy_backward__columns(Z, y):
    columns = [softmax(Z[:, [s]])[:, 0] - np.eye(len(Z))[label] for s, label in enumerate(y)]
    return np.transpose(columns) / len(columns)
