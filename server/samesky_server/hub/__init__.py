"""The hub: sockets, sessions, rooms in memory, presence and alarms."""
