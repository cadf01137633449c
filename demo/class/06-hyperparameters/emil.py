# about: everything right but the capstone, which learns too slowly for full points
# expect: train_digits_hidden partly
# %% train_digits
def train_digits(X_train, y_train, X_val, y_val, rng):
    settings = {"hidden": [16], "learning_rate": 0.1, "batch_size": 32, "n_epochs": 25}
    params, running, _ = train_network(X_train, y_train, X_val, y_val, settings, rng)
    return params, running
