"""The steps of the enrollment wizard; each shows what it is given and reports clicks."""
