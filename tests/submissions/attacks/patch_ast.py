# about: rewrites every later cell so that asserts and checks vanish
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import ast
class Vanish(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
    def visit_Expr(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(Vanish())


def relu(z):
    return np.asarray(z) * 0.0
