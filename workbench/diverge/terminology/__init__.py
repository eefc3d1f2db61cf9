"""Terms that one text renders in several ways."""
