"""Words left out and words put in."""
