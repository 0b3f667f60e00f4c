"""The pages of the window: they wire widgets to services and put states into words."""
