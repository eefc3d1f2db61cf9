"""Weights of the roles, in the order of their features, the constant first.

Written by ``training/fit_structure.py``; what they were fitted on stands there.
"""

__all__ = ["ROLE_WEIGHTS"]

ROLE_WEIGHTS = (
    1.57, 0.89, -0.57, -0.91, 0.9, -0.31, -0.87, 0.49, -0.14, -0.1, -0.63, -0.07, 0.57, 0.04,
    -0.15, -0.18, -0.5, -1.25, -0.49, -0.48, -0.07, 0.41, 0.64, -0.23, -0.23, -0.62, 0.12, 0.0,
    0.21, 0.52, -0.16, 0.06, 0.13,
)
