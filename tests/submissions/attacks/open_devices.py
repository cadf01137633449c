# about: opens the machine's memory
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
def relu(z):
    with open("/dev/mem", "rb") as file:
        return np.frombuffer(file.read(48))
