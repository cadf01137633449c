"""Share tools of tests and longer runs: process killers, a fuzzer, mutants, made-up classes."""
