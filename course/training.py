"""Training in earnest: splits, minibatches, faster steps, when to stop; notebook 06."""

import numpy as np

from course.backprop import softmax_cross_entropy_backward
from course.forward import accuracy
from course.fully_connected import fully_connected_backward, fully_connected_forward
from course.gradient_descent import gradient_descent_step
from course.initialization import init_he
from course.losses import softmax_cross_entropy
from course.normalization import init_batchnorm
from course.regularization import l2_penalty_backward


def train_val_test_split(X, y, n_val, n_test, rng):
    """
    Shuffle the samples and deal them into three parts that share none.

    Parameters
    ----------
    X : ndarray of shape (n_0, m)
        Inputs; left as they were.
    y : ndarray of shape (m,)
        Class of each sample.
    n_val, n_test : int
        How many samples go into the validation and the test part; the others are for training.
    rng : numpy.random.Generator
        Where all randomness comes from.

    Returns
    -------
    X_train, y_train, X_val, y_val, X_test, y_test : ndarray
        The three parts; a sample keeps its class.

    References
    ----------
    Notebook 06, exercise 7.

    Examples
    --------
    >>> parts = train_val_test_split(np.zeros((2, 10)), np.arange(10), 2, 3,
    ...                              np.random.default_rng(0))
    >>> print([part.shape for part in parts])
    [(2, 5), (5,), (2, 2), (2,), (2, 3), (3,)]
    """
    order = rng.permutation(y.size)
    val, test, train = np.split(order, [n_val, n_val + n_test])
    return X[:, train], y[train], X[:, val], y[val], X[:, test], y[test]


def minibatches(X, y, batch_size, rng):
    """
    Deal the samples into batches in a new random order.

    Parameters
    ----------
    X : ndarray of shape (n_0, m)
        Inputs; left as they were.
    y : ndarray of shape (m,)
        Class of each sample.
    batch_size : int
        Samples in a batch; the last batch holds what is left over.
    rng : numpy.random.Generator
        Where all randomness comes from.

    Returns
    -------
    list of (ndarray, ndarray)
        The inputs and classes of each batch; every sample is in exactly one.

    References
    ----------
    Notebook 06, exercise 8.

    Examples
    --------
    >>> batches = minibatches(np.zeros((2, 5)), np.arange(5), 2, np.random.default_rng(0))
    >>> print([X.shape for X, y in batches])
    [(2, 2), (2, 2), (2, 1)]
    """
    order = rng.permutation(y.size)
    parts = [order[start : start + batch_size] for start in range(0, y.size, batch_size)]
    return [(X[:, part], y[part]) for part in parts]


def early_stopping(costs, patience):
    """
    Return which epoch was the best so far, and whether to stop waiting for a better one.

    Parameters
    ----------
    costs : sequence of float
        Validation cost after each epoch so far, at least one.
    patience : int
        How many epochs without a new lowest cost are put up with, at least 1.

    Returns
    -------
    best : int
        Index of the lowest cost, the first of several.
    stop : bool
        Whether the last `patience` epochs, or more, all came after the best one.

    References
    ----------
    Notebook 06, exercise 9. Prechelt, 1998.

    Examples
    --------
    >>> early_stopping([0.9, 0.5, 0.6, 0.7], 2), early_stopping([0.9, 0.5, 0.6, 0.7], 3)
    ((1, True), (1, False))
    """
    best = int(np.argmin(costs))
    return best, len(costs) - 1 - best >= patience


def momentum_step(params, grads, velocity, learning_rate, momentum=0.9):
    r"""
    Return the parameters after one step with momentum.

    :math:`v \leftarrow \mu v + g`, :math:`p \leftarrow p - \eta v`.

    Parameters
    ----------
    params : dict of ndarray
        The parameters; left as they were.
    grads : dict of ndarray
        The gradient of each under its name with a `d` before it.
    velocity : dict of ndarray
        The running sum :math:`v` of each parameter under the parameter's name; starts at zeros,
        left as it was.
    learning_rate : float
        :math:`\eta`.
    momentum : float
        :math:`\mu`, the share of the old velocity that is kept.

    Returns
    -------
    params : dict of ndarray
        New parameters.
    velocity : dict of ndarray
        New velocities.

    References
    ----------
    Notebook 06, exercise 13. Polyak, 1964.

    Examples
    --------
    >>> momentum_step({"W1": 1.0}, {"dW1": 2.0}, {"W1": 4.0}, 0.5, momentum=0.5)
    ({'W1': -1.0}, {'W1': 4.0})
    """
    velocity = {name: momentum * velocity[name] + grads[f"d{name}"] for name in params}
    return {
        name: value - learning_rate * velocity[name] for name, value in params.items()
    }, velocity


def adam_step(params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
    r"""
    Return the parameters after one step of Adam.

    :math:`m \leftarrow \beta_1 m + (1 - \beta_1) g`,
    :math:`v \leftarrow \beta_2 v + (1 - \beta_2) g^2`,
    :math:`p \leftarrow p - \eta \hat m / (\sqrt{\hat v} + \epsilon)` with
    :math:`\hat m = m / (1 - \beta_1^t)` and :math:`\hat v = v / (1 - \beta_2^t)`.

    Parameters
    ----------
    params : dict of ndarray
        The parameters; left as they were.
    grads : dict of ndarray
        The gradient of each under its name with a `d` before it.
    m, v : dict of ndarray
        Running means of the gradient and of its square under the parameter's name; start at
        zeros, left as they were.
    t : int
        Number of this step; the first is 1.
    learning_rate : float
        :math:`\eta`.
    beta1, beta2 : float
        Weight of the old running means.
    eps : float
        Keeps a parameter without gradient from dividing by 0.

    Returns
    -------
    params, m, v : dict of ndarray
        The new values of each.

    References
    ----------
    Notebook 06, exercise 14. Kingma and Ba, 2015.

    Examples
    --------
    >>> params, m, v = adam_step({"W1": 1.0}, {"dW1": 4.0}, {"W1": 0.0}, {"W1": 0.0}, 1, 0.5)
    >>> print(round(float(params["W1"]), 6), round(m["W1"], 6), round(v["W1"], 6))
    0.5 0.4 0.016
    """
    m = {name: beta1 * m[name] + (1 - beta1) * grads[f"d{name}"] for name in params}
    v = {name: beta2 * v[name] + (1 - beta2) * grads[f"d{name}"] ** 2 for name in params}
    new = {}
    for name, value in params.items():
        m_hat, v_hat = m[name] / (1 - beta1**t), v[name] / (1 - beta2**t)
        new[name] = value - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return new, m, v


def train_network(X_train, y_train, X_val, y_val, settings, rng):
    """
    Train the whole architecture by minibatch gradient descent, and keep the best epoch.

    Parameters
    ----------
    X_train, X_val : ndarray of shape (n_0, m)
        Inputs.
    y_train, y_val : ndarray of shape (m,)
        Class of each sample, from 0 on.
    settings : dict
        `hidden` (a list of widths), `learning_rate`, `batch_size`, `n_epochs`; and, where wanted,
        `batch_norm` (False), `keep` (1.0), `strength` of L2 (0.0), `patience` (`n_epochs`).
    rng : numpy.random.Generator
        Where all randomness comes from.

    Returns
    -------
    params : dict of ndarray
        The parameters after the epoch with the lowest validation cost.
    running : dict
        The running statistics of batch norm after that epoch.
    history : dict of list
        `train_cost`, `val_cost` and `val_accuracy` after each epoch; the costs are without L2.

    References
    ----------
    Handed out with notebook 06.
    """
    sizes = [len(X_train), *settings["hidden"], int(y_train.max()) + 1]
    params, running = init_he(sizes, rng), {}
    if settings.get("batch_norm"):
        scales, running = init_batchnorm(sizes)
        params |= scales
    keep, strength = settings.get("keep", 1.0), settings.get("strength", 0.0)
    history = {"train_cost": [], "val_cost": [], "val_accuracy": []}
    kept = []
    for _ in range(settings["n_epochs"]):
        for X, y in minibatches(X_train, y_train, settings["batch_size"], rng):
            Z, caches, running = fully_connected_forward(X, params, running, True, keep, rng)
            grads = fully_connected_backward(softmax_cross_entropy_backward(Z, y), caches)
            for name, gradient in l2_penalty_backward(params, strength).items():
                grads[name] = grads[name] + gradient
            params = gradient_descent_step(params, grads, settings["learning_rate"])
        kept.append((params, running))
        Z, _, _ = fully_connected_forward(X_train, params, running, False)
        history["train_cost"].append(softmax_cross_entropy(Z, y_train))
        Z, _, _ = fully_connected_forward(X_val, params, running, False)
        history["val_cost"].append(softmax_cross_entropy(Z, y_val))
        history["val_accuracy"].append(accuracy(np.argmax(Z, axis=0), y_val))
        best, stop = early_stopping(
            history["val_cost"], settings.get("patience", settings["n_epochs"])
        )
        if stop:
            break
    params, running = kept[best]
    return params, running, history


def train_digits(X_train, y_train, X_val, y_val, rng):
    """
    Train a network that knows digits it has not seen.

    Parameters
    ----------
    X_train, X_val : ndarray of shape (64, m)
        Pixels from 0 to 1; m differs between the two.
    y_train, y_val : ndarray of shape (m,)
        Class of each image, 0 to 9.
    rng : numpy.random.Generator
        Where all randomness comes from.

    Returns
    -------
    params : dict of ndarray
        Parameters for `fully_connected_forward`.
    running : dict
        Its running statistics; empty without batch norm.

    References
    ----------
    Notebook 06, exercise 15.
    """
    settings = {
        "hidden": [128, 128],
        "batch_norm": True,
        "keep": 0.7,
        "learning_rate": 0.3,
        "batch_size": 32,
        "n_epochs": 60,
    }
    return train_network(X_train, y_train, X_val, y_val, settings, rng)[:2]
