# about: raises an error with a text of a million characters
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
def relu(z):
    raise ValueError("passed " * 150_000)
