# about: kinks on the wrong side; the best start in the place of the median; a sum of folds that should be taken off
# expect: square_gadget_visible failed the folds added instead of taken off
# expect: square_gadget_hidden failed the folds added instead of taken off
# expect: spread_kinks_visible failed the sign of b1
# expect: spread_kinks_hidden failed the sign of b1
# expect: sweep_visible failed the best start of each learning rate
# expect: sweep_hidden failed the best start of each learning rate
# %% square_gadget
def square_gadget(x, m):
    return x + sum(compose(tent, s)(x) / 4**s for s in range(1, m + 1))
# %% spread_kinks
def spread_kinks(params, low, high):
    W1 = params["W1"]
    kinks = low + np.arange(len(W1)).reshape(-1, 1) * (high - low) / len(W1)
    return {**params, "b1": W1 * kinks}
# %% sweep
def sweep(X, Y, starts, activations, learning_rates, n_iterations):
    costs = []
    for learning_rate in learning_rates:
        last = [train_regression(X, Y, params, activations, learning_rate, n_iterations)[1][-1]
                for params in starts]
        costs.append(min(cost if np.isfinite(cost) else np.inf for cost in last))
    return costs, learning_rates[int(np.argmin(costs))]
