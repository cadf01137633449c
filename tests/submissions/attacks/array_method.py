# about: returns an object with an __array__ of wrong numbers
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
class Lies:
    def __init__(self, z):
        self.z = z
    def __array__(self, *a, **k):
        return np.asarray(self.z) * 0.0


def relu(z):
    return Lies(z)
