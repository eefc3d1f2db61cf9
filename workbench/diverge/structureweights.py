"""Weights of the roles and where each check begins to be sure.

Written by ``training/fit_structure.py``, where it stands what they were fitted on. A
*ground* is the log-odds that are taken for even; the constant comes first in the
weights, the rest in the order of ``ROLE_FEATURES``.
"""

__all__ = ["DROPPED_GROUND", "KEPT_GROUND", "ROLES_GROUND", "ROLE_WEIGHTS"]

KEPT_GROUND = 2.27
DROPPED_GROUND = 1.53
ROLES_GROUND = 0.43

ROLE_WEIGHTS = (
    2.36, 1.45, -0.66, -0.99, 0.85, -0.61, -0.28, 0.80, -0.37, 0.19, -1.24, -0.79, 0.95, 0.35,
    -0.15, -0.39, -0.26, -1.93, -1.06, -1.04, -0.26, 0.44, 0.73, -0.24, -0.31, -0.75, 0.24, 0.00,
    0.38, 0.99, 0.27, 0.23, 0.50,
)
