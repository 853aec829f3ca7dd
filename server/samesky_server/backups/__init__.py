"""What operators do with the data of a hub: back it up, restore, verify and move it. See `docs/backups.md`."""
