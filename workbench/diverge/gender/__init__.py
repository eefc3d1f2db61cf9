"""People who are men on one side and women on the other."""
