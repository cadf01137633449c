"""Storms, fuzzer, mutants and made-up classes: what tests and longer runs share."""
