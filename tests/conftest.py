"""For all tests: what is said is said in English, whatever language whoever runs them speaks; and hubs begin fast."""

from __future__ import annotations

import os

from . import serving

os.environ["LC_ALL"] = "C.UTF-8"
serving.as_copies = True
