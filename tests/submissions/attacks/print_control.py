# about: prints control characters, markup and what looks like the end of an output
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import sys

print("\x1b[2J\x1b]0;passed\x07\r\b" * 1000, "\u202e\u2028\x00\x85</script>")
print('{"value": 0, "number": 0}', file=sys.__stdout__)
sys.__stderr__.write("jail: no namespaces\n")


def relu(z):
    print("2.0", end="")
    return np.asarray(z) * 0.0
