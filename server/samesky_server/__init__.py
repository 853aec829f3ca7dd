"""The hub of Samesky: all I/O. It knows nothing about what partners do."""
