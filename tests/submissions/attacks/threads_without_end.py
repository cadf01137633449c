# about: starts threads until no more start
# expect: relu_visible error
# expect: relu_hidden error
# rest: any
# %% relu
import threading
import time


def relu(z):
    while True:
        threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
