# about: raises an error that holds the input, which is only as long as any error's text
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
def relu(z):
    raise ValueError(f"{np.asarray(z).tolist()}" * 100)
