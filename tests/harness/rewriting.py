"""Rewrite code as another person might write it, with the same meaning."""

import ast

SWAPPED = {ast.Gt: ast.Lt, ast.Lt: ast.Gt, ast.GtE: ast.LtE, ast.LtE: ast.GtE}


def rewritten(text, rng, much):
    """Return code as another person might write it."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return text
    return ast.unparse(ast.fix_missing_locations(Rewriting(rng, much).visit(tree)))


class Rewriting(ast.NodeTransformer):
    """Changes that leave the meaning: order, methods for functions, names for parts."""

    def __init__(self, rng, much):
        self.rng, self.much = rng, much

    def _now(self, factor=1.0):
        return self.rng.random() < self.much * factor

    def visit_BinOp(self, node):  # noqa: N802  named by ast
        """Swap operands, write products and squares in other ways."""
        self.generic_visit(node)
        if isinstance(node.op, ast.Mult | ast.Add) and self._now():
            node.left, node.right = node.right, node.left
        elif isinstance(node.op, ast.MatMult) and self._now():
            return _call(f"np.{self.rng.choice(['dot', 'matmul'])}", node.left, node.right)
        elif isinstance(node.op, ast.Pow) and self._now():
            return _call("np.power", node.left, node.right)
        return node

    def visit_Call(self, node):  # noqa: N802
        """Call a method for a function, ask a shape for a length."""
        self.generic_visit(node)
        name = ast.unparse(node.func)
        if name in ("np.sum", "np.mean", "np.max") and node.args and self._now():
            node.func = ast.Attribute(node.args[0], name.removeprefix("np."), ast.Load())
            node.args = node.args[1:]
        elif name == "len" and self._now():
            shape = ast.Attribute(node.args[0], "shape", ast.Load())
            return ast.Subscript(shape, ast.Constant(0), ast.Load())
        return node

    def visit_Compare(self, node):  # noqa: N802
        """Swap the sides of a comparison."""
        self.generic_visit(node)
        if len(node.ops) == 1 and type(node.ops[0]) in SWAPPED and self._now():
            return ast.Compare(node.comparators[0], [SWAPPED[type(node.ops[0])]()], [node.left])
        return node

    def visit_Return(self, node):  # noqa: N802
        """Store the result, or a part of it, in a variable first."""
        self.generic_visit(node)
        if node.value is None or isinstance(node.value, ast.Name) or not self._now():
            return node
        name = ast.Name("result", ast.Load())
        if isinstance(node.value, ast.BinOp) and self._now(2):
            part, node.value.left = node.value.left, name
            return [ast.Assign([ast.Name("result", ast.Store())], part), node]
        return [ast.Assign([ast.Name("result", ast.Store())], node.value), ast.Return(name)]

    def visit_FunctionDef(self, node):  # noqa: N802
        """Convert arguments first, look at them."""
        self.generic_visit(node)
        for argument in node.args.args:
            if self._now(0.3):
                node.body.insert(
                    0,
                    ast.parse(
                        f"{argument.arg} = "
                        f"np.{self.rng.choice(['asarray', 'array'])}({argument.arg})"
                    ).body[0],
                )
        if node.args.args and self._now(0.3):
            node.body.insert(0, ast.parse(f"print({node.args.args[0].arg})").body[0])
        return node


def _call(name, *arguments):
    return ast.Call(ast.parse(name, mode="eval").body, list(arguments), [])
