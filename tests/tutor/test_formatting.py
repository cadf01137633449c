"""Values, errors and sliders as a student reads them."""

import json
import sys

import numpy as np
import pytest

from tutor.judging import codec, expected_json
from tutor.judging.compare import Named
from tutor.judging.error_text import hint_for
from tutor.judging.judge import Example, observe
from tutor.judging.open_places import Anything, Holding
from tutor.notebook.formatting import write


@pytest.mark.parametrize(
    "value, text",
    [
        (np.array(2.0), "2"),
        (np.float64(2), "2"),
        (3, "3"),
        (np.int64(3), "3"),
        (None, "None"),
        ([([[2.0]], [[1.0]])], "[([[2.0]], [[1.0]])]"),
        ("relu", "'relu'"),
        (np.zeros((1, 2)), "[[0. 0.]]  shape (1, 2)"),
        (Anything(), "(any value)"),
        (Holding({"W": 1}), "any container with W in it"),
        ([np.zeros(1)], "[0]: [0.]  shape (1,)"),
        ({"W1": 1.0}, "W1: 1"),
    ],
    ids=str,
)
def test_values_are_written_to_be_read(value, text):
    """Numbers, arrays with shapes, nested lists: as a person would type them."""
    assert write(value) == text


def test_expected_values_survive_the_data_file():
    """Free places, caches and named outputs come back from `checks.json`."""
    expected = Named([np.ones(2), [Holding({"W": np.ones(2)}), Anything()]], ("A", "caches"))
    tree = json.loads(json.dumps(expected_json.write_expected(expected)))
    back = expected_json.read_expected(tree)
    assert back.names == ["A", "caches"]
    assert isinstance(back[1][0], Holding) and isinstance(back[1][1], Anything)
    assert isinstance(codec.decode(codec.encode(back[0])), np.ndarray)


@pytest.mark.parametrize(
    "call, args, words",
    [
        (lambda z: z / 2, ([1, 2],), "a Python list"),
        (lambda z: z[0], (1.0,), "a single number"),
        (lambda z: max(0, z), (np.ones(2),), "compare entry by entry"),
        (lambda z: z.__imul__(0.5), (np.ones(2, dtype=int),), "an array of whole numbers"),
        (lambda z: z.sum(axis=1), (np.ones(2),), "only axis 0"),
    ],
)
def test_errors_have_hints(call, args, words):
    """The errors that NumPy beginners meet come with what they usually mean."""
    outcome = observe(call, Example("", ("z",), args, None))
    assert words in hint_for(outcome.error, args)


def test_explore_leaves_a_picture(monkeypatch, capsys):
    """Without ipywidgets the output holds a PNG; with them the same PNG and a widget view."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt
    from IPython import display

    from tutor.notebook.explore import explore

    shown = []
    monkeypatch.setattr(display, "display", lambda bundle, **_: shown.append(bundle))

    def draw(slope, kind):
        figure, ax = plt.subplots()
        ax.plot([0, slope])
        ax.set_title(kind)
        return figure

    explore(draw, slope=(0.0, 2.0, 0.1, 1.0), kind=["a", "b"])
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    explore(draw, slope=(0.0, 2.0, 0.1, 1.0), kind=["a", "b"])
    with_widgets, without = shown
    assert with_widgets["image/png"] == without["image/png"]
    assert "application/vnd.jupyter.widget-view+json" in with_widgets
    assert set(without) == {"image/png", "text/plain"}
    assert without["text/plain"] == "figure at slope = 1.0, kind = a"
