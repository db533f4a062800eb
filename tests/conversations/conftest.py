"""Hypothesis for these tests: no deadline on a shared machine, and the same examples every time in CI."""

import os

from hypothesis import settings

settings.register_profile("conversations", deadline=None, print_blob=True)
settings.register_profile("conversations-ci", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("conversations-ci" if os.environ.get("CI") else "conversations")
