"""Voxgate's engine: speaker verification with Gaussian mixtures. No Qt, no sound device, no clock."""

__version__ = "0.1.0"
