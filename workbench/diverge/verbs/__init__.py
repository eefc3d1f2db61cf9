"""Tense and modality."""
