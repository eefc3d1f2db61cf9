"""What is worth a flag: how sure each finding is, how grave, and in which order they are shown."""
