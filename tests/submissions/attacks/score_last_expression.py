# about: ends cells with what stock nbgrader reads as a partial score
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    print("2")
    return np.asarray(z) * 0.0


2.0
# %% after relu_hidden
2.0
