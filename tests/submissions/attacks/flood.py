# about: prints without end
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% relu
def relu(z):
    while True:
        print("x" * 10_000)
