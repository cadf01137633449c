# about: rewrites the file of visible examples so that zero is right
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
import json
import pathlib

path = pathlib.Path("checks.json")
data = json.loads(path.read_text())
data["checks"]["relu"]["examples"] = []
path.write_text(json.dumps(data))


def relu(z):
    return np.asarray(z) * 0.0
