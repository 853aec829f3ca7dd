"""Dates as calendars read them (RFC 5545): the feed of a member, and invitations that are mailed."""
