"""What belongs with what, and who does what to whom."""
