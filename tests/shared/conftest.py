"""How hard the tests of the core look: bounded, so that all of them together stay a matter of seconds."""

from hypothesis import settings

settings.register_profile("shared", max_examples=60, deadline=None, database=None)
settings.load_profile("shared")
