# about: imports the reference
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
from course.activations import relu
