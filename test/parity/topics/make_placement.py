"""Values of umap-learn's transform (0.5.3) for placement.json, and of Procrustes analysis (SciPy). Run: python3 make_placement.py"""
import json
import numpy as np
from scipy.sparse import coo_matrix
from scipy.spatial import procrustes
from scipy.spatial.distance import cdist
from sklearn.preprocessing import normalize
from umap.umap_ import compute_membership_strengths, init_graph_transform, smooth_knn_dist


def rounded(a, digits=7):
    return [float(f"%.{digits}g" % v) for v in np.asarray(a).ravel()]


rng = np.random.default_rng(3)
n, m, f, k = 40, 7, 4, 8
X = np.array(rounded(rng.normal(0, 1, (n, f)), 6)).reshape(n, f).astype(np.float32)
Q = np.array(rounded(rng.normal(0, 1.5, (m, f)), 6)).reshape(m, f).astype(np.float32)
places = np.array(rounded(rng.normal(0, 5, (n, 2)), 6)).reshape(n, 2).astype(np.float32)
exact = cdist(Q.astype(np.float64), X.astype(np.float64))
indices = np.argsort(exact, axis=1, kind="stable")[:, :k]
distances = np.take_along_axis(exact, indices, axis=1).astype(np.float32)
# As in UMAP.transform: the local connectivity is one less than the fit's.
sigmas, rhos = smooth_knn_dist(distances, float(k), local_connectivity=0.0)
rows, cols, vals, _ = compute_membership_strengths(indices, distances, sigmas, rhos, bipartite=True)
graph = coo_matrix((vals, (rows, cols)), shape=(m, n)).tocsr()
start = init_graph_transform(normalize(graph, norm="l1"), places)
graph = graph.tocoo()
order = np.lexsort((graph.col, graph.row))

one, other = rng.normal(0, 1, (12, 2)), rng.normal(0, 1, (12, 2))
one, other = (np.array(rounded(a, 6)).reshape(12, 2) for a in (one, other + one * [1, -1]))
_, _, disparity = procrustes(other, one)
json.dump(
    dict(
        cols=f, k=k, features=rounded(X, 8), queries=rounded(Q, 8), map=rounded(places, 8), sigmas=rounded(sigmas), rhos=rounded(rhos),
        heads=graph.row[order].tolist(), tails=graph.col[order].tolist(), weights=rounded(graph.data[order], 6), start=rounded(start),
        procrustes=dict(moving=rounded(one), onto=rounded(other), disparity=float(disparity)),
    ),
    open("placement.json", "w"), separators=(",", ":"),
)
