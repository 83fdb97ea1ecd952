"""Every Vietnamese label, message and hint. Imports nothing of the project."""
