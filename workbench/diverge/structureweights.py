"""Weights of the roles and where each check begins to be sure.

Written by ``training/fit_structure.py``, where it stands what they were fitted on. A
*ground* is the log-odds that are taken for even; the constant comes first in the
weights, the rest in the order of ``ROLE_FEATURES``.
"""

__all__ = ["DROPPED_GROUND", "KEPT_GROUND", "ROLES_GROUND", "ROLE_WEIGHTS"]

KEPT_GROUND = 1.85
DROPPED_GROUND = 1.84
ROLES_GROUND = 0.79

ROLE_WEIGHTS = (
    2.54, 1.06, -0.57, -0.96, 0.79, -0.30, -0.49, 0.50, -0.61, 0.16, -1.13, -0.98, 0.79, 0.11,
    -0.24, -0.47, -0.30, -1.32, -0.89, -0.98, -0.31, 0.27, 0.67, -0.43, -0.22, -0.89, 0.15, 0.00,
    0.16, 0.67, 0.32, 0.18, 0.49,
)
