"""What the pages ask for: live analysis, background jobs, speakers, settings."""
