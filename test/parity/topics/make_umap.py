"""Values of umap-learn (0.5.3) for umap.json. Run: python3 make_umap.py"""
import json
import numpy as np
from umap.umap_ import find_ab_params, fuzzy_simplicial_set, smooth_knn_dist
from sklearn.metrics import pairwise_distances


def rounded(a, digits=7):
    return [float(f"%.{digits}g" % v) for v in np.asarray(a).ravel()]


rng = np.random.default_rng(1)
n, f = 60, 5
X = np.concatenate([rng.normal(0, 1, (30, f)), rng.normal(3, 0.5, (26, f)), np.tile(rng.normal(6, 1, f), (4, 1))])
X = np.array(rounded(X, 6)).reshape(n, f).astype(np.float32)
everything = X
cases = []
for metric in ("euclidean", "cosine"):
    for k in (5, 15):
        # umap-learn finds neighbours by an approximate search; here they are exact. Equal rows have cosine distance 0 only
        # without rounding: leave the copies out.
        rows = n if metric == "euclidean" else n - 3
        X = everything[:rows]
        exact = pairwise_distances(X.astype(np.float64), metric=metric)
        np.fill_diagonal(exact, -1)
        indices = np.argsort(exact, axis=1, kind="stable")[:, :k]
        distances = np.maximum(0, np.take_along_axis(exact, indices, axis=1))
        sigmas, rhos = smooth_knn_dist(distances.astype(np.float32), float(k))
        graph, _, _ = fuzzy_simplicial_set(
            X, k, np.random.RandomState(0), metric, knn_indices=indices, knn_dists=distances
        )
        graph = graph.tocoo()
        order = np.lexsort((graph.col, graph.row))
        cases.append(
            dict(
                metric=metric, k=k, rows=rows, distances=rounded(distances[:, 1:]), indices=indices[:, 1:].ravel().tolist(),
                sigmas=rounded(sigmas), rhos=rounded(rhos),
                heads=graph.row[order].tolist(), tails=graph.col[order].tolist(), weights=rounded(graph.data[order], 6),
            )
        )
curves = [dict(minDist=m, spread=s, a=float(a), b=float(b)) for m, s in ((0.1, 1.0), (0.0, 1.0), (0.5, 1.0), (0.25, 2.0), (0.99, 1.0)) for a, b in [find_ab_params(s, m)]]
json.dump(dict(rows=n, cols=f, features=rounded(everything, 8), cases=cases, curves=curves), open("umap.json", "w"), separators=(",", ":"))
