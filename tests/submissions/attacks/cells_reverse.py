# about: hands in the cells in reverse order
# do: reverse
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu



def relu(z):
    return np.asarray(z) * 0.0
