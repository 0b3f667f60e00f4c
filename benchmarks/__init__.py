"""What the program promises about speed, runnable by anyone: `make bench`."""
