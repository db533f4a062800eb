"""Bots to stand beside: the platforms' own kits, which answer the same calls and store nothing.

Each is a program of its own: `python -m bench.peers.slack_bolt PORT PLATFORM`, where PLATFORM is the address of
bench.platform. It prints `ready` once it listens.
"""
