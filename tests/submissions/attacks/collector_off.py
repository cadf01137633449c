# about: objects whose finaliser forges a reply when the worker lets go of them
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
class Last:
    def __del__(self):
        raise SystemExit("2.0")


def relu(z):
    return Last()
