"""Benchmarks: what the checks find, measured on data whose faults are known."""
