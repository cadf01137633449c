# about: reads alpha * exp(z) - 1 where alpha * (exp(z) - 1) is meant
# expect: leaky_relu_visible failed a slope written into the function
# expect: leaky_relu_hidden failed a slope written into the function
# expect: elu_visible failed alpha times the exponential, minus 1
# expect: elu_hidden failed alpha times the exponential, minus 1
# %% elu
def elu(z, alpha=1.0):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)
# %% leaky_relu
def leaky_relu(z, alpha=0.01):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, z, 0.01 * z)
