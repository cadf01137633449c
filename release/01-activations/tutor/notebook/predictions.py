"""Keep the predictions of a session and compare them with the results; no points."""

import math
from dataclasses import dataclass

import numpy as np

PREDICTIONS = {}  # name of a quantity: its latest prediction and its measured value
FACTOR = 2.0  # a prediction within this factor counts as close
NOISE = 1e-9  # a measured number this close to 0 is 0 with rounding errors


@dataclass(frozen=True)
class Comparison:
    """One prediction: its ratio to the measured value, if there is one, and hit or miss."""

    what: str
    said: object
    came: object
    ratio: float | None
    hit: bool


def against(prediction, measured, what):
    """
    Print the measured value and the prediction, if there is one, and keep both.

    Parameters
    ----------
    prediction : number, str, bool or None
        As the student typed it; None for no prediction.
    measured : number, str or bool
    what : str
        The name of the pair; a later pair with the same name replaces it.
    """
    said = "nothing predicted yet" if prediction is None else f"you predicted {prediction}"
    shown = measured if isinstance(measured, (str, bool, np.bool_)) else f"{measured:.4g}"
    print(f"{what}: {shown} ({said})")
    PREDICTIONS[what] = prediction, measured


def compared():
    """Return a `Comparison` for each prediction that was made in this session."""
    return [compare(what, *pair) for what, pair in PREDICTIONS.items() if pair[0] is not None]


def compare(what, said, came):
    """Return the `Comparison` of a prediction with the measured value."""
    guess, result = as_number(said), as_number(came)
    if guess is None or result is None:
        return Comparison(what, said, came, None, _word(said) == _word(came))
    if abs(result) < NOISE or guess * result <= 0:  # no ratio, or none that a log axis can show
        return Comparison(what, said, came, None, abs(guess - result) < NOISE)
    ratio = guess / result
    return Comparison(what, said, came, ratio, 1 / FACTOR <= ratio <= FACTOR)


def summary(comparisons):
    """Return phrases that sum up all comparisons."""
    ratios = [one.ratio for one in comparisons if one.ratio is not None]
    hits = [one.hit for one in comparisons if one.ratio is None]
    phrases = []
    if ratios:
        close = sum(one.hit for one in comparisons) - sum(hits)
        phrases += [
            f"{close} of {len(ratios)} numbers within a factor of {FACTOR:g}",
            f"median of predicted / measured {np.median(ratios):.2g}",
        ]
    if hits:
        phrases.append(
            f"{sum(hits)} of {len(hits)} other predictions right: words, zeros, opposite signs"
        )
    return phrases


def as_number(value):
    """Return a value, or a number typed as text, as a finite number; None for other values."""
    if isinstance(value, (bool, np.bool_)):
        return None
    try:
        number = float(value.item() if isinstance(value, np.ndarray) else value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _word(value):
    return str(value).strip().casefold()
