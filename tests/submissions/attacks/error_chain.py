# about: raises an error with a long stack, causes in a circle and a million notes
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
def deeper(n):
    if n:
        deeper(n - 1)
    raise ValueError("deep")


def relu(z):
    try:
        deeper(900)
    except ValueError as error:
        error.__notes__ = ["note"] * 10**6
        other = KeyError("circle")
        other.__cause__, error.__cause__ = error, other
        error.__context__ = other
        raise error
