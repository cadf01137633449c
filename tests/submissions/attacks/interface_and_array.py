# about: an __array__ that hands over an object which points to memory that is not there
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
class Pointer:
    def __array__(self, *a, **k):
        raise KeyboardInterrupt("not for you")


def relu(z):
    return [np.asarray(z) * 0.0, Pointer]
