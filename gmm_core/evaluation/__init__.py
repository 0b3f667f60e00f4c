"""Batch evaluation: trial lists, figures of merit with intervals, and the report page."""
