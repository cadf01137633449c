# about: forgets the bias, in both forms
# expect: linear_forward_loop_visible failed the bias forgotten
# expect: linear_forward_loop_hidden failed the bias forgotten
# expect: linear_forward_visible failed the bias forgotten
# expect: linear_forward_hidden failed the bias forgotten
# %% linear_forward_loop
def linear_forward_loop(A_prev, W, b):
    Z = np.zeros((len(W), np.shape(A_prev)[1]))
    for i in range(Z.shape[0]):
        for k in range(Z.shape[1]):
            for j in range(len(A_prev)):
                Z[i, k] += W[i][j] * A_prev[j][k]
    return Z
# %% linear_forward
def linear_forward(A_prev, W, b):
    return W @ A_prev
