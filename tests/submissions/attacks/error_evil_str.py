# about: raises an exception whose text cannot be had
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
class Evil(Exception):
    def __str__(self):
        raise ValueError("no text")
    __repr__ = __str__


def relu(z):
    raise Evil
