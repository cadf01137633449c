# about: replaces the namespace in which the grader looks names up
# expect: softmax_backward_visible failed
# expect: softmax_backward_hidden failed
# rest: any
# %% softmax_backward
import collections

shell = get_ipython()


class Names(collections.UserDict, dict):
    def __contains__(self, name):
        return True
    def __getitem__(self, name):
        return softmax_backward


def softmax_backward(*args):
    return 0.0


shell.user_ns = Names()
