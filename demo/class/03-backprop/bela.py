# about: right, but unusual: micrograd's closures, einsum, recursion, lists
# %% Node
class Node:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = value, tuple(parents), 0.0
        self._push = lambda: None

    def _made(self, value, *pairs):
        out = Node(value, [parent for parent, _ in pairs])

        def push():
            for parent, slope in pairs:
                parent.grad += slope * out.grad
        out._push = push
        return out

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return self._made(self.value + other.value, (self, 1), (other, 1))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return self._made(self.value * other.value, (self, other.value), (other, self.value))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __pow__(self, n):
        return self._made(self.value**n, (self, n * self.value**(n - 1) if n else 0.0))

    def exp(self):
        return self._made(np.exp(self.value), (self, np.exp(self.value)))

    def relu(self):
        return self._made(self.value * (self.value > 0), (self, float(self.value > 0)))

    def backward(self):
        waiting, users = [self], {id(self): 0}
        while waiting:  # count how often each node is used
            node = waiting.pop()
            for parent in node.parents:
                if id(parent) not in users:
                    users[id(parent)] = 0
                    waiting.append(parent)
                users[id(parent)] += 1
        ready, order = [self], []
        while ready:
            node = ready.pop()
            order.append(node)
            for parent in node.parents:
                users[id(parent)] -= 1
                if users[id(parent)] == 0:
                    ready.append(parent)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            node._push()
# %% linear_backward
def linear_backward(dZ, A_prev, W):
    return [np.einsum("uv,us->vs", W, dZ), np.einsum("us,vs->uv", dZ, A_prev),
            np.einsum("us->u", dZ)[:, None]]
# %% network_backward
def network_backward(dA, caches, activations):
    if not caches:
        return {}
    dA_prev, dW, db = layer_backward(dA, caches[-1], activations[-1])
    layer = len(caches)
    return {f"dA{layer - 1}": dA_prev, f"dW{layer}": dW, f"db{layer}": db,
            **network_backward(dA_prev, caches[:-1], activations[:-1])}
