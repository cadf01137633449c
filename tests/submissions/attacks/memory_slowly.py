# about: takes memory piece by piece
# expect: relu_visible memory
# expect: relu_hidden memory
# %% relu
def relu(z):
    hoard = []
    while True:
        hoard.append(np.empty(10**7))
