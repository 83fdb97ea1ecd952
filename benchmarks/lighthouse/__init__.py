"""Lighthouse on every type of page of the built site."""
