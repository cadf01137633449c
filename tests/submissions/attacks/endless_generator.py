# about: returns a generator, a list and a dict that never end when one walks through them
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import itertools


class Endless(list):
    def __iter__(self):
        return itertools.count()
    def __len__(self):
        return 2**62


class Items(dict):
    def items(self):
        return itertools.count()


def relu(z):
    return [itertools.count(), (n for n in itertools.count()), Endless([1.0]), Items(a=1.0)]
