# about: sums the cost instead of taking the mean
# expect: quadratic_cost_visible failed the sum over samples without the mean
# expect: quadratic_cost_hidden failed the sum over samples without the mean
# expect: accuracy_visible failed the number of right predictions
# expect: accuracy_hidden failed the number of right predictions
# %% quadratic_cost
def quadratic_cost(A, Y):
    return 0.5 * np.sum((A - Y) ** 2)
# %% accuracy
def accuracy(predictions, labels):
    return np.sum(np.asarray(predictions) == np.asarray(labels))
