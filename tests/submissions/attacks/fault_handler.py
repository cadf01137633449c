# about: has the interpreter dump its stacks into the scratch folder and leave
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import faulthandler
import time


def relu(z):
    with open("stacks", "w") as file:
        faulthandler.enable(file)
        faulthandler.dump_traceback_later(0.05, exit=True, file=file)
        time.sleep(10)
