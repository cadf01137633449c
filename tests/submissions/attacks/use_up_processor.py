# about: many threads that work for ever after their call has returned
# expect: relu_visible failed
# expect: relu_hidden failed
# rest: any
# %% relu
import threading


def spin():
    while True:
        np.ones(100_000).sum()


def relu(z):
    if threading.active_count() < 12:
        threading.Thread(target=spin, daemon=True).start()
    return np.asarray(z) * 0.0
