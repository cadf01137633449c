"""The colours of the course: one meaning each in every figure, and different in grey too."""

COLOURS = {
    "value": "#0072b2",  # activations, outputs, forward
    "slope": "#d55e00",  # derivatives, gradients, backward
    "weight": "#009e73",  # weights
    "bias": "#cc79a7",  # biases
    "input": "#56b4e9",  # data and inputs
    "reference": "#999999",  # theory, axes, values to compare with
    "wrong": "#b2182b",
    "right": "#1b7837",
}
CLASSES = ["#0072b2", "#e69f00", "#009e73"]  # classes 0, 1, 2 ...
CLASS_MARKERS = ["o", "s", "^"]  # ... and their shapes
