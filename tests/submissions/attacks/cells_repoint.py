# about: gives a test cell the id of another
# do: rename relu_hidden sigmoid_hidden
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu



def relu(z):
    return np.asarray(z) * 0.0
