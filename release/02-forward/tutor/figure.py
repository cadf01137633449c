"""Show a figure with words for those who cannot see it; print a prediction beside a result."""

import base64
import io


def png(figure):
    """Return a matplotlib figure as the bytes of a PNG, and close it."""
    import matplotlib.pyplot as plt  # here, because the grader loads this package without figures

    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100, bbox_inches="tight")
    plt.close(figure)
    return buffer.getvalue()


def show(figure, alt):
    """Show a figure once; `alt` says in a sentence what there is to see."""
    from IPython.display import display

    picture = base64.b64encode(png(figure)).decode("ascii")
    display({"image/png": picture, "text/plain": alt}, metadata={"image/png": {"alt": alt}},
            raw=True)


def against(prediction, measured, what):
    """Print a measured number beside what was predicted, if anything was."""
    said = "nothing predicted yet" if prediction is None else f"you predicted {prediction}"
    print(f"{what}: {measured:.4g} ({said})")
