# about: leaves a file and a thread behind
# %% relu
import threading
import time
open("left_behind.txt", "w").write("hello")
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()


def relu(z):
    return np.maximum(np.asarray(z, dtype=float), 0)
