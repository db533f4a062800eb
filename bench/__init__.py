"""Measurements: how fast the parts are that a large council leans on."""
