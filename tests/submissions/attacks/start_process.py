# about: starts a program
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
import subprocess


def relu(z):
    return float(subprocess.run(["/usr/bin/python3", "-c", "print(1)"], capture_output=True).stdout)
