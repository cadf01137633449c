# about: switches the loop that runs cells and waits at the top level for what never comes
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% after leaky_relu
%autoawait
# %% relu
import asyncio

await asyncio.sleep(10**9)


def relu(z):
    return np.maximum(np.asarray(z), 0.0)
