# about: lone surrogates and control characters in every text that leaves the jail
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
print("\ud800 \x1b[31m \x00")
Evil = type("Evil\ud800\n", (), {})


def tanh_like(z):
    return Evil()


def relu(z):
    raise ValueError("\ud800\n\x1b[31m<script>alert(1)</script>")
