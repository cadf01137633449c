# about: a thread that ends the process some time after the cell that started it
# expect: relu_visible any
# expect: relu_hidden any
# rest: any
# %% relu
import os
import threading


def relu(z):
    return np.asarray(z) * 0.0


threading.Timer(0.03, os._exit, [0]).start()
