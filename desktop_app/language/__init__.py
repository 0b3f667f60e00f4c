"""The words of the window in the person's language: see docs/translating.md.

Nothing is imported here: `marking` is used where Qt must not be loaded.
"""
