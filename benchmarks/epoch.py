"""
Compare the reference with scikit-learn and PyTorch, seconds per epoch: run `benchmarks.epoch`.

    python -m benchmarks.epoch

All three have the same architecture, batch size, samples and kind of step (plain gradient descent)
and one thread, and they take turns in one run. Each ratio is the median over the rounds of their
time divided by ours: above 1 the reference is faster. Ours is the loop of `train_network` over
minibatches. The last column is all of `train_network`, with the costs of all training and
validation samples after every epoch. The others do not compute these (scikit-learn adds up its
batch losses).
"""

import os
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before NumPy is loaded
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # noqa: E402
import torch  # noqa: E402
from sklearn.exceptions import ConvergenceWarning  # noqa: E402
from sklearn.neural_network import MLPClassifier  # noqa: E402

from course.backprop import softmax_cross_entropy_backward  # noqa: E402
from course.fully_connected import (  # noqa: E402
    fully_connected_backward,
    fully_connected_forward,
)
from course.gradient_descent import gradient_descent_step  # noqa: E402
from course.initialization import init_he  # noqa: E402
from course.training import minibatches, train_network  # noqa: E402
from tutor import digits  # noqa: E402

ROUNDS, N_EPOCHS, RATE, N_VAL = 9, 5, 0.1, 200
CASES = [([64], 32), ([128, 128], 32), ([128, 128], 128), ([64, 64, 64, 64], 32)]


def ours(X, y, hidden, batch_size):
    """Train the reference's layers."""
    rng = np.random.default_rng(0)
    params = init_he([len(X), *hidden, 10], rng)
    X, y = X[:, N_VAL:], y[N_VAL:]
    for _ in range(N_EPOCHS):
        for X_part, y_part in minibatches(X, y, batch_size, rng):
            Z, caches, _ = fully_connected_forward(X_part, params, {}, True)
            grads = fully_connected_backward(softmax_cross_entropy_backward(Z, y_part), caches)
            params = gradient_descent_step(params, grads, RATE)


def ours_with_costs(X, y, hidden, batch_size):
    """Train with the loop that students receive."""
    settings = {
        "hidden": hidden,
        "learning_rate": RATE,
        "batch_size": batch_size,
        "n_epochs": N_EPOCHS,
    }
    train_network(
        X[:, N_VAL:], y[N_VAL:], X[:, :N_VAL], y[:N_VAL], settings, np.random.default_rng(0)
    )


def scikit_learns(X, y, hidden, batch_size):
    """Train scikit-learn's classifier."""
    model = MLPClassifier(
        tuple(hidden),
        solver="sgd",
        alpha=0.0,
        batch_size=batch_size,
        learning_rate_init=RATE,
        momentum=0.0,
        max_iter=N_EPOCHS,
        tol=0.0,
        n_iter_no_change=N_EPOCHS + 1,
        random_state=0,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(X[:, N_VAL:].T, y[N_VAL:])


def pytorchs(X, y, hidden, batch_size):
    """Train PyTorch's layers, in float64 like ours."""
    sizes = [len(X), *hidden, 10]
    layers = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:], strict=True):
        layers += [torch.nn.Linear(n_in, n_out, dtype=torch.float64), torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    optimiser = torch.optim.SGD(model.parameters(), lr=RATE)
    X, y = torch.tensor(X[:, N_VAL:].T.copy()), torch.tensor(y[N_VAL:])
    for _ in range(N_EPOCHS):
        for part in torch.randperm(len(y)).split(batch_size):
            optimiser.zero_grad()
            torch.nn.functional.cross_entropy(model(X[part]), y[part]).backward()
            optimiser.step()


def seconds_per_epoch(train, *args):
    """Return the time of one epoch."""
    start = time.perf_counter()
    train(*args)
    return (time.perf_counter() - start) / N_EPOCHS


def main():
    """Print the table."""
    torch.set_num_threads(1)
    data = digits.pixels()
    print(
        f"{'hidden':<20}{'batch':>6}{'ours, ms an epoch':>20}{'scikit-learn':>15}{'PyTorch':>10}"
        f"{'train_network':>16}"
    )
    for case in CASES:
        times = np.array(
            [
                [
                    seconds_per_epoch(train, *data, *case)
                    for train in (ours, scikit_learns, pytorchs, ours_with_costs)
                ]
                for _ in range(ROUNDS + 1)
            ]
        )[1:]  # the first round warms up
        ratios = np.median(times / times[:, :1], axis=0)
        hidden, batch_size = case
        print(
            f"{hidden!s:<20}{batch_size:>6}{1000 * np.median(times[:, 0]):>20.1f}"
            f"{ratios[1]:>14.2f}x{ratios[2]:>9.2f}x{ratios[3]:>15.2f}x"
        )


if __name__ == "__main__":
    main()
