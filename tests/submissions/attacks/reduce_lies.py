# about: an object that would run code when unpickled
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import os


class Boom:
    def __reduce__(self):
        return os.system, ("touch boom",)
    __getstate__ = __deepcopy__ = __copy__ = __reduce_ex__ = lambda *a: os.system("touch boom")


def relu(z):
    return Boom()
