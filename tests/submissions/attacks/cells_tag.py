# about: tags a test cell so that stock nbgrader skips it
# do: tag relu_hidden skip-execution
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu



def relu(z):
    return np.asarray(z) * 0.0
