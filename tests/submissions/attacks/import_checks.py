# about: imports the checks and switches them off
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
import autograder.checks.activations as checks
checks.check_relu.find = lambda *a: None


def relu(z):
    return np.asarray(z) * 0.0
