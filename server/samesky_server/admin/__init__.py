"""For whoever runs a hub: how it is, and what can be done to it, at the address of its metrics (decision 050)."""
