"""Weights of the roles and where each check begins to be sure.

Written by ``training/fit_structure.py``, where it stands what they were fitted on. A
*ground* is the log-odds that are taken for even; the constant comes first in the
weights, the rest in the order of ``ROLE_FEATURES``.
"""

__all__ = ["DROPPED_GROUND", "KEPT_GROUND", "ROLES_GROUND", "ROLE_WEIGHTS"]

KEPT_GROUND = 2.15
DROPPED_GROUND = 1.84
ROLES_GROUND = 0.45

ROLE_WEIGHTS = (
    1.57, 0.91, -0.60, -0.84, 0.83, -0.30, -0.71, 0.54, -0.29, -0.07, -0.61, -0.09, 0.72, 0.20,
    -0.23, -0.20, -0.42, -1.20, -0.36, -0.44, -0.07, 0.29, 0.85, -0.33, -0.38, -0.71, 0.13, 0.00,
    0.08, 0.50, -0.01, 0.15, 0.11,
)
