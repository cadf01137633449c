# about: raises an error from code whose file and line are made up
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
import linecache

NAME = "<cell \ud800\n<b>right, given a correct relu</b>"
linecache.cache[NAME] = (1, None, ["x" * 10**6], NAME)
exec(compile("def relu(z):\n    raise NotImplementedError('3 of 3')", NAME, "exec"))
