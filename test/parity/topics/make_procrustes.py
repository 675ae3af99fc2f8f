"""Values of Procrustes analysis (SciPy) for procrustes.json. Run: python3 make_procrustes.py"""
import json
import numpy as np
from scipy.spatial import procrustes


def rounded(a, digits=7):
    return [float(f"%.{digits}g" % v) for v in np.asarray(a).ravel()]


rng = np.random.default_rng(3)
one, other = rng.normal(0, 1, (12, 2)), rng.normal(0, 1, (12, 2))
one, other = (np.array(rounded(a, 6)).reshape(12, 2) for a in (one, other + one * [1, -1]))
_, _, disparity = procrustes(other, one)
json.dump(
    dict(moving=rounded(one), onto=rounded(other), disparity=float(disparity)),
    open("procrustes.json", "w"), separators=(",", ":"),
)
