"""Keep the predictions of a session beside what was measured, and compare them; none is marked."""

import math
from dataclasses import dataclass

import numpy as np

PREDICTIONS = {}  # what was measured to the latest prediction of it and the measured value
FACTOR = 2.0  # a guess within this factor is called close
NOISE = 1e-9  # a measured number this close to 0 is 0 but for rounding


@dataclass(frozen=True)
class Comparison:
    """One prediction: predicted over measured where there is such a ratio, and hit or miss."""

    what: str
    said: object
    came: object
    ratio: float | None
    hit: bool


def against(prediction, measured, what):
    """
    Print what was measured beside what was predicted, if anything was, and keep both.

    Parameters
    ----------
    prediction : number, str, bool or None
        As typed; None for no prediction.
    measured : number, str or bool
    what : str
        Names the pair; a later pair of the same name takes its place.
    """
    said = "nothing predicted yet" if prediction is None else f"you predicted {prediction}"
    shown = measured if isinstance(measured, (str, bool, np.bool_)) else f"{measured:.4g}"
    print(f"{what}: {shown} ({said})")
    PREDICTIONS[what] = prediction, measured


def compared():
    """Return a `Comparison` for each prediction that was made in this session."""
    return [compare(what, *pair) for what, pair in PREDICTIONS.items() if pair[0] is not None]


def compare(what, said, came):
    """Return the `Comparison` of a prediction with what came out."""
    guess, result = as_number(said), as_number(came)
    if guess is None or result is None:
        return Comparison(what, said, came, None, _word(said) == _word(came))
    if abs(result) < NOISE or guess * result <= 0:  # no ratio, or one that no log axis shows
        return Comparison(what, said, came, None, abs(guess - result) < NOISE)
    ratio = guess / result
    return Comparison(what, said, came, ratio, 1 / FACTOR <= ratio <= FACTOR)


def summary(comparisons):
    """Return what all comparisons say together, a phrase each."""
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
            f"{sum(hits)} of {len(hits)} right where there is no such ratio: words, "
            "zeros, other signs"
        )
    return phrases


def as_number(value):
    """Return a value as a finite number, also one typed as text; None for words and booleans."""
    if isinstance(value, (bool, np.bool_)):
        return None
    try:
        number = float(value.item() if isinstance(value, np.ndarray) else value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _word(value):
    return str(value).strip().casefold()
