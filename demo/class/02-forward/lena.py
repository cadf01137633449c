# about: forges her grade: a tag, an output, patched comparisons, an object equal to everything
# do: tag network_forward_hidden skip-execution
# do: forge network_forward_hidden 3.0
# expect: network_forward_visible failed
# expect: network_forward_hidden failed
# %% network_forward
class Right:
    def __eq__(self, other):
        return True


np.allclose = np.testing.assert_allclose = lambda *args, **kwargs: True


def network_forward(X, params, activations):
    return Right(), Right()
