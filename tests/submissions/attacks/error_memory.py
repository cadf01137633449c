# about: says that memory is short without using any
# expect: relu_visible memory
# expect: relu_hidden memory
# %% relu
def relu(z):
    raise MemoryError("give me points for it")
