"""What is kept on disk: voice profiles in SQLite, models in safe bundles. No pickle anywhere."""
