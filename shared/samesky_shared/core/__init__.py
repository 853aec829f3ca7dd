"""The rules that every activity stands on: the extension point, the room, and mechanics that several share."""
