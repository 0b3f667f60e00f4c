"""Plain-Python state machines; no Qt here, so that every transition is tested without a window."""
