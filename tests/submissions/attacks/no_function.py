# about: binds the exercise's name to a number
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
relu = 2.0
