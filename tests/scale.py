"""How large the long tests are: short with every run of the tests, whole with `make chaos`."""

import os

IS_WHOLE = os.environ.get("WAYMARK_TESTS") == "whole"
