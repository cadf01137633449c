"""Show a figure with sliders; without widgets it is still a picture."""

import base64

from tutor.notebook.figure import png


def explore(draw, **sliders):
    """
    Show `draw(**values)` with a slider for each of its arguments.

    Parameters
    ----------
    draw : callable
        Takes the values by name and returns a matplotlib Figure.
    **sliders : tuple (low, high, step, start) or list of choices
        The values that each slider can take; a list starts at its first choice.

    Notes
    -----
    JupyterLab shows the sliders. A front end without widgets shows the picture for the start
    values, which is stored in the same output.
    """
    from IPython.display import display

    start = {name: s[0] if isinstance(s, list) else s[3] for name, s in sliders.items()}
    picture = png(draw(**start))
    bundle = {
        "image/png": base64.b64encode(picture).decode("ascii"),
        "text/plain": "figure at " + ", ".join(f"{k} = {v}" for k, v in start.items()),
    }
    try:
        import ipywidgets
    except ImportError:
        ipywidgets = None
    if ipywidgets is not None:
        box = _widget(ipywidgets, draw, sliders, picture)
        bundle = {**box._repr_mimebundle_(), **bundle}
    display(bundle, raw=True)


def _widget(ipywidgets, draw, sliders, picture):
    """Return a box with the sliders above an image that is redrawn when one moves."""
    image = ipywidgets.Image(value=picture, format="png", layout={"align_self": "flex-start"})
    controls = {}
    for name, slider in sliders.items():
        label = {"description": name.replace("_", " "), "style": {"description_width": "initial"}}
        if isinstance(slider, list):
            controls[name] = ipywidgets.Dropdown(options=slider, value=slider[0], **label)
        else:
            low, high, step, value = slider
            kind = ipywidgets.IntSlider if isinstance(step, int) else ipywidgets.FloatSlider
            controls[name] = kind(
                value=value, min=low, max=high, step=step, continuous_update=False, **label
            )

    def redraw(_change):
        values = {name: control.value for name, control in controls.items()}
        image.value = png(draw(**values))

    for control in controls.values():
        control.observe(redraw, names="value")
    return ipywidgets.VBox([*controls.values(), image])
