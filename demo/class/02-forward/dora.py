# about: half done: the first two exercises
# base: skeleton
# expect: layer_forward_visible error
# expect: layer_forward_hidden error
# expect: network_forward_visible error
# expect: network_forward_hidden error
# expect: quadratic_cost_visible error
# expect: quadratic_cost_hidden error
# expect: binary_cross_entropy_visible error
# expect: binary_cross_entropy_hidden error
# expect: softmax_cross_entropy_visible error
# expect: softmax_cross_entropy_hidden error
# expect: count_parameters_visible error
# expect: count_parameters_hidden error
# expect: predict_visible error
# expect: predict_hidden error
# expect: accuracy_visible error
# expect: accuracy_hidden error
# expect: broadcasting_verdict failed
# %% linear_forward_loop
def linear_forward_loop(A_prev, W, b):
    Z = np.zeros((len(W), np.shape(A_prev)[1]))
    for i in range(Z.shape[0]):
        for k in range(Z.shape[1]):
            Z[i, k] = b[i][0] + sum(W[i][j] * A_prev[j][k] for j in range(len(A_prev)))
    return Z
# %% linear_forward
def linear_forward(A_prev, W, b):
    return np.asarray(W) @ np.asarray(A_prev) + np.asarray(b)
