# about: raises an exception whose text never ends
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% relu
class Evil(Exception):
    def __str__(self):
        while True:
            pass


def relu(z):
    raise Evil
