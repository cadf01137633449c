"""Draw the charts of a report as inline SVG; the page's style sheet sets the colours."""

from markupsafe import Markup, escape

WIDTH, LEFT, RIGHT = 420, 38, 12
ROW = 34  # pixels of a bar with its label above


def histogram(values, most, label="points"):
    """
    Return the histogram of points.

    Parameters
    ----------
    values : list of float
    most : float
        The right end of the axis.
    label : str
        The label of the horizontal axis.
    """
    width = _step(most / 20)
    n_bins = max(1, -int(-most // width))
    counts = [0] * n_bins
    for value in values:
        counts[min(int(value // width), n_bins - 1)] += 1
    high, base, top = max(counts), 210, 26
    step = max(1, _step(high / 4))
    rise = (base - top) / max(step * -int(-high // step), 1)
    span = (WIDTH - LEFT - RIGHT) / n_bins
    parts = [
        _grid(LEFT, base - tick * rise, WIDTH - RIGHT, tick)
        for tick in range(0, int(-(-high // step) * step) + 1, int(step))
    ]
    for number, count in enumerate(counts):
        low, up = number * width, min((number + 1) * width, most)
        end = "up to" if number == n_bins - 1 else "below"
        parts.append(
            _bar(
                LEFT + number * span + 1,
                base - count * rise,
                span - 2,
                count * rise,
                "bar",
                f"{low:g} to {end} {up:g} points: {count}",
            )
        )
    every = next((every for every in (1, 2, 5, 10) if n_bins / every <= 8), 20)
    parts += [
        _text(LEFT + number * span, base + 16, f"{number * width:g}", "middle")
        for number in range(0, n_bins + 1, every)
    ]
    parts += [
        _text((LEFT + WIDTH) / 2, base + 34, label, "middle"),
        _text(2, 10, "students", "start"),
    ]
    summary = "; ".join(
        f"{number * width:g}: {count}" for number, count in enumerate(counts) if count
    )
    return _svg(base + 42, f"Histogram of points, students from each lower end. {summary}", parts)


def bars(rows, n):
    """
    Return one bar for each row, as long as its number of students.

    Parameters
    ----------
    rows : list of (str, int)
        Label and number of students.
    n : int
        The number of students in the class.
    """
    step = max(1, int(_step(max(count for _, count in rows) / 5)))
    high = step * -(-max(count for _, count in rows) // step)
    parts = _axis(
        len(rows),
        [(tick / high, f"{tick}") for tick in range(0, high + 1, step)],
        f"students, of {n}",
    )
    for number, (label, count) in enumerate(rows):
        y = number * ROW + 14
        parts += [
            _text(2, y, _short(label), "start"),
            _bar(2, y + 5, (WIDTH - 4) * count / high, 11, "bar", f"{label}: {count} of {n}"),
        ]
    summary = "; ".join(f"{label}: {count}" for label, count in rows)
    return _svg(len(rows) * ROW + 40, f"Students with each mistake, of {n}. {summary}", parts)


def stacked(rows, order):
    """
    Return one bar for each row, divided by status.

    Parameters
    ----------
    rows : list of (str, Counter)
        Label, and students by status.
    order : sequence of str
        The statuses from left to right.
    """
    parts = _axis(
        len(rows), [(part / 4, f"{25 * part} %") for part in range(5)], "percentage of the students"
    )
    for number, (label, counts) in enumerate(rows):
        y, x, n = number * ROW + 14, 2.0, sum(counts.values())
        parts.append(_text(2, y, _short(label), "start"))
        for status in order:
            length = (WIDTH - 4) * counts[status] / max(n, 1)
            if counts[status]:
                parts.append(
                    _bar(
                        x,
                        y + 5,
                        length,
                        11,
                        f"s-{status}",
                        f"{label}: {counts[status]} of {n} {status}",
                    )
                )
            x += length
    summary = "; ".join(f"{label}: {counts['passed']}" for label, counts in rows)
    return _svg(
        len(rows) * ROW + 40, f"Statuses of each exercise; students who passed. {summary}", parts
    )


def _axis(n_rows, ticks, label):
    """Return the axis below some rows; ticks are places from 0 to 1 with their labels."""
    base, parts = n_rows * ROW + 4, []
    for place, words in ticks:
        x = 2 + (WIDTH - 4) * place
        anchor = {0: "start", 1: "end"}.get(place, "middle")
        parts += [
            Markup(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{base}"/>'),
            _text(x, base + 14, words, anchor),
        ]
    return [*parts, _text(WIDTH / 2, base + 32, label, "middle")]


def _grid(x, y, end, tick):
    """Return a horizontal grid line with its number."""
    return Markup(f'<line class="grid" x1="{x}" x2="{end}" y1="{y:.1f}" y2="{y:.1f}"/>') + _text(
        x - 5, y + 4, f"{tick}", "end"
    )


def _bar(x, y, width, height, kind, title):
    return Markup(
        f'<rect class="{escape(kind)}" x="{x:.1f}" y="{y:.1f}" '
        f'width="{max(width, 0):.1f}" height="{height:.1f}">'
        f"<title>{escape(title)}</title></rect>"
    )


def _text(x, y, words, anchor):
    return Markup(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>')


def _svg(height, label, parts):
    return Markup(
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(label)}">'
        f"{Markup('').join(parts)}</svg>"
    )


def _short(label, limit=60):
    return label if len(label) <= limit else f"{label[: limit - 1]}…"


def _step(rough):
    """Return the round number, 1, 2 or 5 times a power of ten, that is at least `rough`."""
    power = 1.0
    while power * 10 <= rough:
        power *= 10
    while power > max(rough, 0.01):
        power /= 10
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
