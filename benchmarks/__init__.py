"""Benchmarks: what the checks find on data whose faults are known, how pages load, what a country costs."""
