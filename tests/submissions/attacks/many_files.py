# about: makes more files than there is room for
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
def relu(z):
    for number in range(10_000):
        open(f"empty{number}", "w").close()
    return np.asarray(z) * 0.0
