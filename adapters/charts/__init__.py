"""Pictures of a summary's figures, as PNG with a text alternative, and in characters for the terminal.

A module for each kind of picture. They know no language: every text comes worded. matplotlib takes half a
second to load, so it is loaded by the first picture, or before by `canvas.prepare`.
"""
