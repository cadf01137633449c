# about: has IPython put numbers in the place of calls in every later cell, and raise for tests
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import ast


class Rewrite(ast.NodeTransformer):
    def visit_Call(self, node):
        if isinstance(node.func, ast.Name) and node.func.id.startswith("check"):
            return ast.Constant(2.0)
        return self.generic_visit(node)


get_ipython().ast_transformers.append(Rewrite())


def relu(z):
    return np.asarray(z) * 0.0
