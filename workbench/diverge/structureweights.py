"""Weights of the roles and where each check begins to be sure.

Written by ``training/fit_structure.py``, where it stands what they were fitted on. A
*ground* is the log-odds that are taken for even; the constant comes first in the
weights, the rest in the order of ``ROLE_FEATURES``.
"""

__all__ = ["DROPPED_GROUND", "KEPT_GROUND", "ROLES_GROUND", "ROLE_WEIGHTS"]

KEPT_GROUND = 2.29
DROPPED_GROUND = 1.37
ROLES_GROUND = 0.43

ROLE_WEIGHTS = (
    2.35, 1.45, -0.68, -0.97, 0.84, -0.61, -0.30, 0.82, -0.37, 0.19, -1.24, -0.79, 0.94, 0.34,
    -0.18, -0.41, -0.28, -1.92, -1.06, -1.05, -0.26, 0.43, 0.73, -0.25, -0.32, -0.75, 0.24, 0.00,
    0.40, 0.99, 0.28, 0.23, 0.50,
)
