"""Tells members what rooms owe them though no page is open: by web push, by mail."""
