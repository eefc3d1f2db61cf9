"""What pronouns and possessives point to."""
