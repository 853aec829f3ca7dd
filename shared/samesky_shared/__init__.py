"""The core of Samesky: pure rules that both ends may use.

Nothing in this package awaits, asks the time, draws a random number or touches a socket or a disk: whatever
of these a rule needs is passed in (see `core.activity.Turn`).
"""

__version__ = "0.1.0"
