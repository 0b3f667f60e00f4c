"""Qt item models: plain engine values as rows for lists and tables."""
