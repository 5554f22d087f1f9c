"""What every request goes through: its session, its answer's headers, errors. Knows no feature."""
