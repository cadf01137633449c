# about: fills the scratch folder
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
def relu(z):
    for number in range(100):
        with open(f"file{number}", "wb") as file:
            file.write(b"0" * 30_000_000)
    return np.asarray(z) * 0.0
