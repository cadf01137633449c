# about: magics and shell lines
# %% relu
%matplotlib inline
%config InlineBackend.figure_format = 'svg'
%timeit -n 1 -r 1 1 + 1


def relu(z):
    return np.maximum(np.asarray(z, dtype=float), 0)
