"""Compute a correlation and quantiles; None if there are too few values."""

import math

ENOUGH = 10  # students; for fewer no correlation is shown


def correlation(pairs):
    """Return Pearson's correlation; None for few pairs or if one side does not vary."""
    if len(pairs) < ENOUGH:
        return None
    means = [math.fsum(side) / len(pairs) for side in zip(*pairs, strict=True)]
    x, y = (
        [one - mean for one in side]
        for side, mean in zip(zip(*pairs, strict=True), means, strict=True)
    )
    scale = math.sqrt(math.fsum(a * a for a in x) * math.fsum(b * b for b in y))
    if scale < 1e-9:
        return None
    return math.fsum(a * b for a, b in zip(x, y, strict=True)) / scale


def quantile(values, q):
    """Return a quantile by linear interpolation; None for an empty list."""
    if not values:
        return None
    values = sorted(values)
    place = q * (len(values) - 1)
    low = math.floor(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (place - low) * (values[high] - values[low])
