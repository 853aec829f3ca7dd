"""HTTP: makes rooms, invites, joins, renews tokens, reads, and says how the hub is."""
