# about: a thread that outlives its call binds another exercise's name to rubbish
# expect: relu_visible failed
# expect: relu_hidden failed
# expect: elu_visible failed
# expect: elu_hidden failed
# rest: any
# %% relu
import threading
import time


def relu(z):
    return np.asarray(z) * 0.0


def swap():
    while True:
        if "elu" in globals():
            globals()["elu"] = relu
        time.sleep(0)
# %% elu
def elu(z, alpha=1.0):
    z = np.asarray(z)
    return np.maximum(z, 0.0) + alpha * np.expm1(np.minimum(z, 0.0))


def relu(z, alpha=1.0):
    return np.asarray(z) * 0.0


threading.Thread(target=swap, daemon=True).start()
while elu is not relu:
    time.sleep(0)
