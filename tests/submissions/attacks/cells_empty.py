# about: empties a test cell
# do: empty relu_hidden
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu



def relu(z):
    return np.asarray(z) * 0.0
