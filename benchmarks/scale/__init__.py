"""What a whole country costs: invented data on real units, a frozen reference tree, and the runner."""
