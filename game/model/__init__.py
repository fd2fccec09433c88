"""Frozen values that every floor may hold."""
