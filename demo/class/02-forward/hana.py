# about: ends the process inside a function
# expect: count_parameters_visible crashed
# expect: count_parameters_hidden crashed
# %% count_parameters
import os


def count_parameters(sizes):
    os._exit(0)
