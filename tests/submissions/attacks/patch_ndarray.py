# about: replaces methods of ndarray itself through the dict behind its mapping proxy
# expect: relu_visible failed
# expect: relu_hidden failed
# rest: any
# %% relu
import gc

methods = gc.get_referents(np.ndarray.__dict__)[0]
methods["all"] = methods["any"] = lambda *a, **k: True
methods["__eq__"] = lambda *a: np.True_
methods["__sub__"] = lambda *a: 0.0


def relu(z):
    return np.asarray(z) * 0.0
