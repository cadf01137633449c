# about: returns bytes of the right numbers
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    return np.maximum(np.asarray(z, dtype=float), 0.0).tobytes()
