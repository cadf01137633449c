# about: draws a figure in a solution cell
# %% relu
import matplotlib.pyplot as plt

plt.plot([1, 2])
plt.show()


def relu(z):
    return np.maximum(np.asarray(z, dtype=float), 0)
