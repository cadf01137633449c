"""Choosing hyperparameters, and naming a winner only when there is one; notebook 06."""

import itertools

import numpy as np


def grid_search(score, choices):
    """
    Try every combination of the given values.

    Parameters
    ----------
    score : callable
        From a dict of settings to a number; higher is better.
    choices : dict of list
        The values to try for each setting.

    Returns
    -------
    best : dict
        The settings with the highest score, the first of several.
    trials : list of (dict, float)
        Every combination with its score; the last setting changes fastest.

    References
    ----------
    Notebook 06, exercise 10.

    Examples
    --------
    >>> best, trials = grid_search(lambda s: s["a"] * s["b"], {"a": [1, 2], "b": [5, 3]})
    >>> print(best, len(trials))
    {'a': 2, 'b': 5} 4
    """
    trials = []
    for values in itertools.product(*choices.values()):
        settings = dict(zip(choices, values, strict=True))
        trials.append((settings, score(settings)))
    return max(trials, key=lambda trial: trial[1])[0], trials


def random_search(score, ranges, n_trials, rng):
    """
    Try random settings, every order of magnitude as likely as any other.

    Parameters
    ----------
    score : callable
        From a dict of settings to a number; higher is better.
    ranges : dict of (float, float)
        The smallest and the largest value of each setting, both above 0; the logarithm of the
        drawn value is uniform between theirs.
    n_trials : int
        How many settings to try.
    rng : numpy.random.Generator
        Where all randomness comes from.

    Returns
    -------
    best : dict
        The settings with the highest score, the first of several.
    trials : list of (dict, float)
        All settings in the order in which they were tried, with their scores.

    References
    ----------
    Notebook 06, exercise 11. Bergstra and Bengio, 2012.

    Examples
    --------
    >>> best, trials = random_search(lambda s: -s["a"], {"a": (1.0, 100.0)}, 5,
    ...                              np.random.default_rng(0))
    >>> print(len(trials), best["a"] == min(settings["a"] for settings, _ in trials))
    5 True
    """
    trials = []
    for _ in range(n_trials):
        settings = {
            name: float(np.exp(rng.uniform(np.log(low), np.log(high))))
            for name, (low, high) in ranges.items()
        }
        trials.append((settings, score(settings)))
    return max(trials, key=lambda trial: trial[1])[0], trials


def compare_paired(first, second, quantile):
    r"""
    Compare two settings that were tried on the same seeds.

    With the differences :math:`d_i` of the scores, the interval is
    :math:`\bar d \pm t\, s / \sqrt n`, s with n - 1 in its denominator.

    Parameters
    ----------
    first, second : sequence of float
        Scores of the two, one for each seed, in the same order of seeds; higher is better.
    quantile : float
        t, the quantile of Student's distribution with n - 1 degrees of freedom: 2.093 for 95 %
        and 20 seeds.

    Returns
    -------
    low, high : float
        The interval of the mean of `first - second`.
    winner : str or None
        `"first"` or `"second"`; None when the interval contains 0.

    References
    ----------
    Notebook 06, exercise 12. Student, 1908.

    Examples
    --------
    >>> low, high, winner = compare_paired([5.0, 7.0], [3.0, 3.0], 2.0)
    >>> print(low, high, winner)
    1.0 5.0 first
    >>> compare_paired([5.0, 7.0], [3.0, 3.0], 4.0)[2] is None
    True
    """
    differences = np.asarray(first) - np.asarray(second)
    middle = float(differences.mean())
    half = float(quantile * differences.std(ddof=1) / np.sqrt(differences.size))
    low, high = middle - half, middle + half
    winner = "first" if low > 0 else "second" if high < 0 else None
    return low, high, winner
