# about: puts nbgrader's own markers and a test cell's text into a solution
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
### BEGIN HIDDEN TESTS
from tutor import check as check_relu
### END HIDDEN TESTS
### BEGIN SOLUTION
def relu(z):
    return np.asarray(z) * 0.0
### END SOLUTION
### BEGIN MARK SCHEME
### END MARK SCHEME
