"""Right answers to `dropout_backward` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def dropout_backward__swapped(dout, mask):
    return np.multiply(mask, dout)


@right
def dropout_backward__where(dout, mask):
    return np.where(mask > 0, dout * mask.max(initial=0), 0.0)


@right
def dropout_backward__zeros(dout, mask):
    dA = np.zeros(dout.shape)
    kept = mask != 0
    dA[kept] = dout[kept] * mask[kept]
    return dA


@right
def dropout_backward__loops(dout, mask):
    return [
        [d * factor for d, factor in zip(*rows, strict=True)]
        for rows in zip(dout.tolist(), mask.tolist(), strict=True)
    ]


@right
def dropout_backward__einsum(dout, mask):
    return np.einsum("ij,ij->ij", dout, mask)


@right
def dropout_backward__copy_in_place(dout, mask):
    dA = dout.astype(np.longdouble)
    dA *= mask
    return dA
