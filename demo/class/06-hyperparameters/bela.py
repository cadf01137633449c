# about: right, but unusual: einsum, binomial masks, generators, recursion over layers, vectorised draws
# %% l2_penalty
def l2_penalty(params, strength):
    flat = np.concatenate([params[name].ravel() for name in params if name.startswith("W")])
    return 0.5 * strength * (flat @ flat)
# %% dropout_forward
def dropout_forward(A, keep, rng, training):
    mask = rng.binomial(1, keep, size=A.shape) / keep if training else np.ones(A.shape)
    return np.multiply(A, mask), mask
# %% minibatches
def minibatches(X, y, batch_size, rng):
    where = np.arange(len(y))
    rng.shuffle(where)
    while len(where):
        now, where = where[:batch_size], where[batch_size:]
        yield X[:, now], y[now]
# %% early_stopping
def early_stopping(costs, patience):
    costs = list(costs)
    best = costs.index(min(costs))
    return best, len(costs[best + 1:]) >= patience
# %% random_search
def random_search(score, ranges, n_trials, rng):
    draws = {name: 10 ** rng.uniform(np.log10(low), np.log10(high), size=n_trials)
             for name, (low, high) in ranges.items()}
    trials = []
    for i in range(n_trials):
        settings = {name: values[i] for name, values in draws.items()}
        trials.append((settings, score(settings)))
    return max(trials, key=lambda pair: pair[1])[0], trials
# %% train_digits
def train_digits(X_train, y_train, X_val, y_val, rng):
    settings = {"hidden": [200], "batch_norm": True, "keep": 0.6, "learning_rate": 0.3,
                "batch_size": 32, "n_epochs": 50}
    return train_network(X_train, y_train, X_val, y_val, settings, rng)[:2]
