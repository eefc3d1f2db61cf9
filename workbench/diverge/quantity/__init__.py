"""Numbers, dates, units and currencies."""
