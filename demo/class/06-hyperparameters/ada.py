# about: everything right
# answer: I chose by validation accuracy only, 20 seeds and the paired interval; the difference contained zero, so I took the smaller network.
