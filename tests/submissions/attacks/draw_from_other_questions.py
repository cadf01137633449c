# about: gives back the inputs that other questions have handed over
# expect: tanh_visible failed
# expect: tanh_hidden failed
# expect: relu_visible failed
# expect: relu_hidden failed
# %% sigmoid
import builtins

builtins.seen = []


def sigmoid(z):
    builtins.seen.append(z)
    z = np.asarray(z) + 0.0
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1 + e)
# %% tanh
def tanh(z):
    for one in builtins.seen:
        if np.shape(one) == np.shape(z):
            return np.asarray(one) * 1.0
    return np.zeros(np.shape(z))
# %% relu
def relu(z):
    return tanh(z)
