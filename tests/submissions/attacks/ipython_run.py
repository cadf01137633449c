# about: writes a script that is said to be the grader's and runs it
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
with open("conftest.py", "w") as file:
    file.write("import autograder.jail.inside.wire as wire\nwire.MAX_FRAME = 2**40\npassed = True\n"
               "import __main__\n__main__.check = lambda function: None\n")
%run conftest.py


def relu(z):
    return np.asarray(z) * 0.0
