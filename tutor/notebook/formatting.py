"""Write values as readable text, and mark the number with the largest error."""

import re
from dataclasses import dataclass

import numpy as np

from tutor.judging.compare import Named, Rule, as_numbers, close, describe, furthest
from tutor.judging.standins import StandIn

NUMBER = re.compile(r"[^\s\[\](),]+")  # as printed in an array or list


@dataclass(frozen=True)
class Mark:
    """A part of one line of a text, and the words that go with it."""

    line: int
    start: int
    stop: int
    words: str = ""


@dataclass(frozen=True)
class Passage:
    """A text of several lines with marked parts."""

    text: str
    marks: tuple = ()

    def underlined(self):
        """Return the text with carets and the words below each mark that has words."""
        lines = self.text.split("\n")
        for mark in sorted(self.marks, key=lambda mark: -mark.line):
            if mark.words:
                carets = "^" * (mark.stop - mark.start)
                lines.insert(mark.line + 1, f"{' ' * mark.start}{carets} {mark.words}")
        return "\n".join(lines)


def side_by_side(expected, got, tolerance):
    """
    Return the expected value and the result as two passages in the same form.

    If both are arrays of the same shape, the entry with the largest error is marked in both.
    """
    if isinstance(expected, Rule):
        shown = expected.shown()
        if isinstance(shown, str):
            return Passage(shown), Passage(expected.summary(got) or write(got))
        return side_by_side(shown, got, tolerance)
    pairs = _pairs(expected, got)
    if pairs is None:
        return _marked(expected, got, tolerance)
    labels = [label for label, *_ in pairs]
    columns = zip(*(side_by_side(*pair, tolerance) for _, *pair in pairs), strict=True)
    return tuple(_labelled(zip(labels, column, strict=True)) for column in columns)


def _pairs(expected, got):
    """Return label, expected and got of each part; None if the two have different parts."""
    if isinstance(expected, dict):
        if isinstance(got, dict) and got and got.keys() == expected.keys():
            return [(key, expected[key], value) for key, value in got.items()]
        return None
    if (
        isinstance(expected, (list, tuple))
        and isinstance(got, (list, tuple))
        and 0 < len(expected) == len(got)
        and (isinstance(expected, Named) or _holds_arrays(expected))
    ):
        labels = getattr(expected, "names", None) or [f"[{i}]" for i in range(len(got))]
        return list(zip(labels, expected, got, strict=True))
    return None


def _marked(expected, got, tolerance):
    """Return two values as passages; the worst entry is marked, if there is one."""
    found = worst(expected, got, tolerance)
    texts = write(expected), write(got)
    if found is None:
        return tuple(map(Passage, texts))
    index, n_wrong = found
    words = f"{'wrong' if n_wrong == 1 else 'worst'} at [{', '.join(map(str, index))}]"
    shape = np.shape(expected)
    place = int(np.ravel_multi_index(index, shape))
    one, other = (
        _stretch(text, place, int(np.prod(shape)), said)
        for text, said in zip(texts, ("", words), strict=True)
    )
    if not other.marks:  # an array so long that it is not printed in full
        other = Passage(f"{other.text}, {words}")
    return one, other


def _stretch(text, place, size, words):
    """Return a printed array as a passage with its entry number `place` marked."""
    numbers = list(NUMBER.finditer(text.partition("  shape ")[0]))
    if len(numbers) != size:
        return Passage(text)
    start, stop = numbers[place].span()
    line_start = text.rfind("\n", 0, start) + 1
    return Passage(
        text, (Mark(text.count("\n", 0, start), start - line_start, stop - line_start, words),)
    )


def worst(expected, got, tolerance):
    """
    Return the index of the entry with the largest error and the number of wrong entries.

    Return None if the shapes differ, nothing is wrong, or there is only one entry.
    """
    wanted, numbers = as_numbers(expected), as_numbers(got)
    if wanted is None or numbers is None or wanted.shape != numbers.shape or wanted.size < 2:
        return None
    wrong = ~close(numbers, wanted, tolerance)
    if not wrong.any():
        return None
    return furthest(numbers, wanted, wrong), int(wrong.sum())


def write(value, limit=14):
    """Return a value as short text; an array with its shape."""
    if isinstance(value, Rule):
        shown = value.shown()
        return shown if isinstance(shown, str) else write(shown, limit)
    if isinstance(value, StandIn):
        return str(value)
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, np.ndarray):
        body = np.array2string(
            value, precision=6, suppress_small=False, threshold=limit * 4, max_line_width=72
        )
        return f"{body}  shape {value.shape}"
    if isinstance(value, (float, np.floating)):
        return f"{float(value):.10g}"
    if isinstance(value, Named):
        return write_items(zip(value.names, value, strict=True))
    if isinstance(value, dict):
        return write_items(list(value.items())[:limit])
    if isinstance(value, (list, tuple)):
        if not _holds_arrays(value):
            return repr(_plain_numbers(value))[:300]
        return write_items([(f"[{i}]", item) for i, item in enumerate(value[:limit])])
    if value is None or isinstance(value, (int, str, np.generic)):
        return str(value) if isinstance(value, np.generic) else repr(value)[:200]
    return describe(value)


def write_items(items, between=": "):
    """Return labelled values, one below the other, with their lines aligned."""
    return _labelled(((label, Passage(write(item))) for label, item in items), between).text


def _labelled(passages, between=": "):
    """Return passages one below the other, each after its label."""
    texts, marks, n_lines = [], [], 0
    for label, passage in passages:
        start = f"{label}{between}"
        text = start + passage.text.replace("\n", "\n" + " " * len(start))
        marks += [
            Mark(mark.line + n_lines, mark.start + len(start), mark.stop + len(start), mark.words)
            for mark in passage.marks
        ]
        texts.append(text)
        n_lines += text.count("\n") + 1
    return Passage("\n".join(texts), tuple(marks))


def _plain_numbers(value):
    """Return nested lists and tuples with NumPy's floats as rounded Python floats."""
    if isinstance(value, (list, tuple)):
        return type(value)(map(_plain_numbers, value)) if type(value) in (list, tuple) else value
    return round(float(value), 8) if isinstance(value, np.floating) else value


def _holds_arrays(value):
    if isinstance(value, (list, tuple)):
        return any(map(_holds_arrays, value))
    return not isinstance(value, (int, float, str, type(None)))
