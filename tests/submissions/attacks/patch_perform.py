# about: replaces the call itself: every function echoes its argument
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
from tutor.judging import standins

honest = standins.perform
standins.perform = lambda function, args, kwargs=None: np.asarray(args[0])


def relu(z):
    return np.asarray(z) * 0.0
# %% after relu_hidden
standins.perform = honest
