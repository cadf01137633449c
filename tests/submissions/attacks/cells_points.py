# about: raises the points of a question
# do: points relu_hidden 1000
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu



def relu(z):
    return np.asarray(z) * 0.0
