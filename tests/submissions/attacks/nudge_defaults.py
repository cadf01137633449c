# about: changes the defaults of one exercise and the code of another from extra cells
# expect: prelu_visible error
# expect: prelu_hidden error
# expect: elu_visible failed
# expect: elu_hidden failed
# %% after prelu
prelu.__code__ = relu.__code__
# %% after elu
elu.__defaults__ = (-7.0,)
elu.__code__ = leaky_relu.__code__
