# about: waits for ever for somebody to write into a pipe of its own
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% relu
import os


def relu(z):
    if not os.path.exists("pipe"):
        os.mkfifo("pipe")
    with open("pipe") as file:
        return float(file.read())
