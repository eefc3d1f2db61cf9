"""Everything that was fitted, one file each."""
