# about: wrote neither dropout nor the two halves of the network; the capstone is judged with right ones
# expect: dropout_forward_visible error
# expect: dropout_forward_hidden error
# expect: dropout_backward_visible error
# expect: dropout_backward_hidden error
# expect: fully_connected_forward_visible error
# expect: fully_connected_forward_hidden error
# expect: fully_connected_backward_visible error
# expect: fully_connected_backward_hidden error
# %% dropout_forward
def dropout_forward(A, keep, rng, training):
    raise NotImplementedError
# %% dropout_backward
def dropout_backward(dout, mask):
    raise NotImplementedError
# %% fully_connected_forward
def fully_connected_forward(X, params, running, training, keep=1.0, rng=None):
    raise NotImplementedError
# %% fully_connected_backward
def fully_connected_backward(dZ, caches):
    raise NotImplementedError
# %% train_digits
def train_digits(X_train, y_train, X_val, y_val, rng):
    settings = {"hidden": [64], "batch_norm": True, "keep": 0.8, "learning_rate": 0.3,
                "batch_size": 64, "n_epochs": 30}
    params, running, _ = train_network(X_train, y_train, X_val, y_val, settings, rng)
    return params, running
