# about: a penalty on the biases; dropout that does not scale the survivors
# expect: l2_penalty_visible failed the biases charged too
# expect: l2_penalty_hidden failed the biases charged too
# expect: dropout_forward_visible failed the survivors not scaled up
# expect: dropout_forward_hidden failed the survivors not scaled up
# %% l2_penalty
def l2_penalty(params, strength):
    return strength / 2 * sum(np.sum(value**2) for value in params.values())
# %% dropout_forward
def dropout_forward(A, keep, rng, training):
    if not training:
        return A, np.ones_like(A)
    mask = (rng.random(A.shape) < keep).astype(float)
    return A * mask, mask
