# about: an object with __array_interface__ that points to memory that is not there
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
class Pointer:
    __array_interface__ = {"version": 3, "shape": (1000,), "typestr": "<f8", "data": (8, False)}
    __array_struct__ = 7


def relu(z):
    return Pointer()
