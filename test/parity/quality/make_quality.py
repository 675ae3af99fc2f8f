"""Values of scikit-learn (1.2.1), SciPy and NumPy for quality.json. Run: python3 make_quality.py"""
import json
import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial import procrustes
from scipy.stats import chi2_contingency
from sklearn.manifold import trustworthiness
from sklearn.metrics import mutual_info_score
from sklearn.neighbors import NearestNeighbors


def rounded(a, digits=9):
    return [float(f"%.{digits}g" % v) for v in np.asarray(a).ravel()]


rng = np.random.default_rng(5)
n, f, k = 80, 5, 12
topics = rng.integers(0, 4, n)
X = (rng.normal(size=(n, f)) + 0.9 * np.eye(4, f)[topics]).astype(np.float32)
flat = (X[:, :2] + 0.4 * rng.normal(size=(n, 2))).astype(np.float32)
photos = np.arange(n) // 2
unit = X.astype(np.float64) / np.linalg.norm(X.astype(np.float64), axis=1, keepdims=True)

# Continuity is trustworthiness with the two spaces changed over; Euclidean order of unit rows is cosine order.
continuity = trustworthiness(flat.astype(np.float64), unit, n_neighbors=k)

D = 1 - unit @ unit.T
purity = []
for i in range(n):
    others = np.flatnonzero(photos != photos[i])
    near = others[np.argsort(D[i, others], kind="stable")[:k]]
    purity.append((topics[near] == topics[i]).mean())

profiles = rng.gamma(0.7, size=(4, 9)).astype(np.float32).astype(np.float64)
phi = profiles / profiles.sum(1, keepdims=True)
exclusivity = (phi * phi / phi.sum(0)).sum(1)

costs = [rng.normal(size=shape).astype(np.float32) for shape in [(6, 6), (4, 9), (9, 4), (30, 25)]]
costs.append(rng.integers(0, 3, (12, 12)).astype(np.float32))
assignments = []
for c in costs:
    r, s = linear_sum_assignment(c.astype(np.float64))
    assignments.append(dict(rows=c.shape[0], cols=c.shape[1], costs=rounded(c), least=float(c.astype(np.float64)[r, s].sum())))

angle = 2.1
turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
moved = ((flat * [-3, 3]) @ turn.T + [7, -2] + 0.2 * rng.normal(size=flat.shape)).astype(np.float32)

factor = np.where(rng.random(n) < 0.5, topics % 3, rng.integers(0, 3, n))
factor[rng.random(n) < 0.1] = -1
known = factor >= 0
table = np.array([[((topics == t) & (factor == l)).sum() for l in range(3)] for t in range(4)])
N, r, c = table.sum(), *table.shape
phi2 = max(0, chi2_contingency(table, correction=False)[0] / N - (r - 1) * (c - 1) / (N - 1))
cramers = np.sqrt(phi2 / min(r - (r - 1) ** 2 / (N - 1) - 1, c - (c - 1) ** 2 / (N - 1) - 1))

value = rng.normal(size=n) + 0.7 * (topics == 2)
means = np.array([value[topics == t].mean() for t in range(4)])
counts = np.bincount(topics)
ssb = (counts * (means - value.mean()) ** 2).sum()
sst = ((value - value.mean()) ** 2).sum()
msw = (sst - ssb) / (n - 4)
omega = (ssb - 3 * msw) / (sst + msw)
inside, outside = value[topics == 2], value[topics != 2]
pooled = np.sqrt(((len(inside) - 1) * inside.var(ddof=1) + (len(outside) - 1) * outside.var(ddof=1)) / (n - 2))
g = (1 - 3 / (4 * n - 9)) * (inside.mean() - outside.mean()) / pooled

json.dump(
    dict(
        rows=n, cols=f, k=k, features=rounded(X), map=rounded(flat), topics=topics.tolist(), photos=photos.tolist(),
        continuity=continuity, purity=float(np.mean(purity)), purityOfTopic2=float(np.mean(np.array(purity)[topics == 2])),
        profiles=rounded(profiles), exclusivity=rounded(exclusivity), assignments=assignments,
        moved=rounded(moved), disparity=procrustes(flat, moved)[2],
        factor=factor.tolist(), information=mutual_info_score(topics[known], factor[known]), cramersV=float(cramers),
        values=rounded(value), omegaSquared=float(omega), hedgesG=float(g),
    ),
    open("quality.json", "w"), separators=(",", ":"),
)
