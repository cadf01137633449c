# about: an object that answers every ufunc and every array function with a pass
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
class Agrees:
    __array_priority__ = 1e9
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.True_
    def __array_function__(self, function, types, args, kwargs):
        return True
    def __array_wrap__(self, *a):
        return True


def relu(z):
    return Agrees()
