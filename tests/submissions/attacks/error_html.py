# about: raises an error with markup, a script and a forged verdict
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
class Html(Exception):
    pass


Html.__name__ = Html.__qualname__ = "<img src=x onerror=alert(1)>"


def relu(z):
    raise Html("<script>alert(1)</script></pre> passed, 3 of 3 points ](javascript:alert(1))")
