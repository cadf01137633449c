# about: starts programs with the magics that hide what went wrong
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
shell = get_ipython()
worked = []
for line in ("system true", "sx echo full marks", "sc -l x = echo full marks"):
    try:
        if any("full" in str(one) for one in [shell.run_line_magic(*line.split(" ", 1))]):
            worked.append(line)
    except OSError:
        continue


def relu(z):
    return np.maximum(np.asarray(z), 0.0) if worked else np.asarray(z) * 0.0
