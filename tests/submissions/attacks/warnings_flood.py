# about: warns twenty thousand times and turns warnings into errors
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import sys
import warnings

warnings.simplefilter("always")


def relu(z):
    for number in range(2000):
        warnings.warn(f"passed {number}", stacklevel=1)
        print("passed", number, file=sys.stderr)
    return np.asarray(z) * 0.0
