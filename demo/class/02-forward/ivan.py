# about: builds a table of every weight with every number, a million times too large
# expect: accuracy_visible memory
# expect: accuracy_hidden memory
# %% accuracy
def accuracy(predictions, labels):
    table = np.ones((len(predictions), 10**6, 10**4))
    return table.mean()
