"""Recall and false alarms of the checks, on the real reports and on invented ones."""
