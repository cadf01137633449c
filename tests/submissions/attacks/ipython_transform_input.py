# about: has IPython rewrite the text of every later cell
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def without_checks(lines):
    return [line for line in lines if not line.startswith(("check", "assert"))]


get_ipython().input_transformers_cleanup.append(without_checks)
get_ipython().input_transformers_post.append(without_checks)


def relu(z):
    return np.asarray(z) * 0.0
