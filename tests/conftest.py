"""For all tests: what is said is said in English, whatever language whoever runs them speaks."""

from __future__ import annotations

import os

os.environ["LC_ALL"] = "C.UTF-8"
