# about: silences tracebacks and hooks every event of IPython
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import sys
shell = get_ipython()
shell.showtraceback = lambda *a, **k: None
shell.run_cell = lambda *a, **k: None
sys.displayhook = lambda value: print(2.0)
shell.events.register("post_run_cell", lambda *a: print("full marks"))


def relu(z):
    return np.asarray(z) * 0.0
