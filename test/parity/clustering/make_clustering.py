"""Values of scikit-learn (1.2.1) and SciPy for clustering.json. Run: python3 make_clustering.py

HDBSCAN is written here a second time, from its definitions: SciPy's single linkage of the full matrix of mutual reachability,
clusters as sets of rows, and every choice of clusters that do not overlap tried recursively.
"""
import json
import warnings
import numpy as np
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import pdist, squareform
from sklearn.cluster import KMeans
from sklearn.mixture import GaussianMixture

warnings.simplefilter("ignore")


def rounded(a, digits=9):
    return [float(f"%.{digits}g" % v) for v in np.asarray(a, dtype=float).ravel()]


rng = np.random.default_rng(7)
n, f, k = 120, 4, 5
middles = rng.normal(0, 2.2, (k, f))
spread = rng.uniform(0.4, 1.1, (k, f))
planted = rng.integers(0, k, n)
X = np.round(middles[planted] + spread[planted] * rng.normal(size=(n, f)), 4).astype(np.float32)
start = X[rng.choice(n, k, replace=False)]

kmeans = KMeans(k, init=start.astype(np.float64), n_init=1, algorithm="lloyd").fit(X.astype(np.float64))
one_round = KMeans(k, init=start.astype(np.float64), n_init=1, max_iter=1, algorithm="lloyd").fit(X.astype(np.float64))

hard = rng.integers(0, k, n)


class Started(GaussianMixture):
    def _initialize_parameters(self, X, random_state):
        shares = np.zeros((len(X), self.n_components))
        shares[np.arange(len(X)), hard] = 1
        self._initialize(X, shares)


gmm = Started(k, covariance_type="diag", max_iter=60, tol=1e-3).fit(X.astype(np.float64))


def mutual_reachability(P, m):
    D = squareform(pdist(P))
    core = np.sort(D, axis=1)[:, m - 1]
    R = np.maximum(D, np.maximum.outer(core, core))
    np.fill_diagonal(R, 0)
    return R


def density_clusters(P, least, m):
    n = len(P)
    links = linkage(squareform(mutual_reachability(P, m), checks=False), "single")
    members = {i: frozenset([i]) for i in range(n)}
    parts, height = {}, {}
    for e, (a, b, length, _) in enumerate(links):
        members[n + e] = members[int(a)] | members[int(b)]
        parts[n + e], height[n + e] = (int(a), int(b)), length
    clusters = []

    def grow(node, birth):
        """Follows one cluster down the hierarchy; returns its number."""
        own = dict(rows=members[node], birth=birth, leaves={}, children=[])
        number = len(clusters)
        clusters.append(own)
        while True:
            lam = 1 / height[node]
            a, b = parts[node]
            big = [c for c in (a, b) if len(members[c]) >= least]
            if len(big) == 2:
                for c in (a, b):
                    own["leaves"].update({i: lam for i in members[c]})
                own["children"] = [grow(c, lam) for c in (a, b)]
                return number
            for c in (a, b):
                if c not in big:
                    own["leaves"].update({i: lam for i in members[c]})
            if not big:
                return number
            node = big[0]

    grow(2 * n - 2, 0.0)

    def worth(c):
        return sum(lam - clusters[c]["birth"] for lam in clusters[c]["leaves"].values())

    def best(c):
        inside = [best(d) for d in clusters[c]["children"]]
        below = sum(v for v, _ in inside)
        if inside and below > worth(c):
            return below, sum((s for _, s in inside), [])
        return worth(c), [c]

    taken = sum((best(c)[1] for c in clusters[0]["children"]), [])
    labels, strengths = np.full(n, -1), np.zeros(n)
    for c in taken:
        death = max(clusters[c]["leaves"].values())
        for i in clusters[c]["rows"]:
            labels[i] = c
            strengths[i] = min(clusters[c]["leaves"][i], death) / death
    first = {}
    for label in labels:
        if label >= 0:
            first.setdefault(int(label), len(first))
    return [first.get(int(label), -1) for label in labels], strengths


cases = []
Y = np.vstack([
    rng.normal([0, 0], 0.25, (45, 2)), rng.normal([3, 0.5], 0.6, (40, 2)),
    rng.normal([2.2, 4], 0.3, (30, 2)), rng.normal([3.2, 4.4], 0.25, (25, 2)), rng.uniform(-3, 7, (30, 2)),
])
Y = np.round(Y[rng.permutation(len(Y))], 4).astype(np.float32)
for least, m in ((5, 5), (12, 5), (20, 1)):
    labels, strengths = density_clusters(Y.astype(np.float64), least, m)
    cases.append(dict(leastSize=least, coreRank=m, labels=labels, strengths=rounded(strengths)))

json.dump(
    dict(
        points=rounded(X, 6), rows=n, cols=f, clusters=k, start=rounded(start, 6),
        kmeans=dict(labels=kmeans.labels_.tolist(), centres=rounded(kmeans.cluster_centers_), inertia=float(kmeans.inertia_),
                    iterations=int(kmeans.n_iter_), inertiaAfterOne=float(one_round.inertia_)),
        hard=hard.tolist(),
        gaussians=dict(weights=rounded(gmm.weights_), means=rounded(gmm.means_), variances=rounded(gmm.covariances_),
                       iterations=int(gmm.n_iter_), lowerBound=float(gmm.lower_bound_),
                       logDensities=rounded(gmm.score_samples(X.astype(np.float64))),
                       shares=rounded(gmm.predict_proba(X.astype(np.float64)), 7), bic=float(gmm.bic(X.astype(np.float64)))),
        plane=rounded(Y, 6), density=cases,
    ),
    open("clustering.json", "w"),
)
print(gmm.n_iter_, gmm.converged_, kmeans.n_iter_, [(c["leastSize"], max(c["labels"]) + 1, c["labels"].count(-1)) for c in cases])
