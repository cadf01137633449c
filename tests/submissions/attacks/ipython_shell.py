# about: starts programs with IPython's exclamation mark
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
answer = !cat /etc/passwd


def relu(z):
    return len(answer)
