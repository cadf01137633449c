# about: replaces the loop runner, the error hooks and the class behind the shell that runs its cells
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
shell = get_ipython()
shell.loop_runner = lambda coroutine: None
shell.should_run_async = lambda *a, **k: False
shell.set_custom_exc((Exception,), lambda *a, **k: None)
shell.showtraceback = shell.showsyntaxerror = lambda *a, **k: print("passed")
type(shell).run_cell = lambda *a, **k: None


def relu(z):
    return np.asarray(z) * 0.0
