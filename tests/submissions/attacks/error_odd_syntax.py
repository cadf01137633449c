# about: raises syntax errors whose line and text are no text
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
def relu(z):
    error = SyntaxError("x")
    error.lineno, error.text = 10**1000, object()
    raise error
