# about: takes memory piece by piece
# expect: relu_visible memory
# expect: relu_hidden memory
# %% relu
def relu(z):
    hoard = []
    while True:
        hoard.append(bytearray(2 * 10**8))
