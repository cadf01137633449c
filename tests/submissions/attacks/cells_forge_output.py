# about: brings its own output for a test cell
# do: forge relu_hidden 2.0
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu



def relu(z):
    return np.asarray(z) * 0.0
