"""What the program promises about speed, each promise measured beside a peer in the same run."""
