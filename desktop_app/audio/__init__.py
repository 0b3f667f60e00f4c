"""Where samples come from: microphone, recordings, and the ring between them and the analysis."""
