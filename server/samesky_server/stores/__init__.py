"""Where rooms are kept: one port, its stores, and the conformance suite that every store passes."""
