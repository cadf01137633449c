# about: notes all inputs and prints them in a later cell and in a figure; it gains nothing by it
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import builtins

builtins.seen = []


def relu(z):
    builtins.seen.append(np.array(z))
    print(z)
    return np.asarray(z) * 0.0
# %% after relu_hidden
import matplotlib.pyplot as plt
from IPython.display import display

print(len(builtins.seen), builtins.seen)
display(builtins.seen)
plt.plot(np.concatenate([np.ravel(one) for one in builtins.seen]))
