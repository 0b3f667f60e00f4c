"""The accuracy laboratory: what the model does to voices, rooms and lines it has never met."""
