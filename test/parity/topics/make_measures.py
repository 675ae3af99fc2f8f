"""Values of scikit-learn (1.2.1), SciPy and NumPy for measures.json. Run: python3 make_measures.py"""
import json
import numpy as np
from scipy.stats import spearmanr
from sklearn.manifold import trustworthiness
from sklearn.metrics import adjusted_rand_score, balanced_accuracy_score, normalized_mutual_info_score, silhouette_score
from sklearn.metrics.pairwise import cosine_distances
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors
from sklearn.decomposition import PCA


def rounded(a, digits=8):
    return [float(f"%.{digits}g" % v) for v in np.asarray(a).ravel()]


rng = np.random.default_rng(2)
n, f, k = 90, 6, 5
labels = rng.integers(0, 3, n)
X = (rng.normal(0, 1, (n, f)) + np.array([[1.5, 0, 0, 0, 0, 0], [0, 1.5, 0, 0, 0, 0], [0, 0, 1.5, 0, 0, 0]])[labels]).astype(np.float32)
topics = np.where(rng.random(n) < 0.7, labels, rng.integers(0, 5, n))
groups = np.arange(n) // 3
flat = (X[:, :2] + 0.3 * rng.normal(size=(n, 2))).astype(np.float32)

predicted = []
D = cosine_distances(X.astype(np.float64))
for i in range(n):
    others = groups != groups[i]
    model = KNeighborsClassifier(k, metric="precomputed").fit(D[np.ix_(others, others)], labels[others])
    _, near = model.kneighbors(D[i, others][None])
    votes = labels[others][near[0]]
    counts = np.bincount(votes, minlength=3)
    predicted.append(next(v for v in votes if counts[v] == counts.max()))
predicted = np.array(predicted)

neighbours = {}
for metric in ("euclidean", "cosine"):
    distances, indices = NearestNeighbors(n_neighbors=8, algorithm="brute", metric=metric).fit(X.astype(np.float64)).kneighbors()
    neighbours[metric] = dict(distances=rounded(distances), indices=indices.ravel().tolist())
pca = PCA(3, svd_solver="full").fit(X.astype(np.float64))
x, y = np.round(rng.normal(size=40), 1), np.round(rng.normal(size=40), 1)
y[:20] = x[:20]
json.dump(
    dict(
        rows=n, cols=f, features=rounded(X), labels=labels.tolist(), topics=topics.tolist(), groups=groups.tolist(), map=rounded(flat),
        nmi=normalized_mutual_info_score(labels, topics), ari=adjusted_rand_score(labels, topics),
        silhouette=silhouette_score(D, topics, metric="precomputed"),
        trustworthiness=trustworthiness(D, flat, n_neighbors=15, metric="precomputed"),
        accuracy=float((predicted == labels).mean()), balancedAccuracy=balanced_accuracy_score(labels, predicted),
        neighbours=neighbours, pca=dict(variances=rounded(pca.explained_variance_), components=rounded(pca.components_)),
        spearman=dict(x=x.tolist(), y=y.tolist(), value=spearmanr(x, y)[0]),
    ),
    open("measures.json", "w"), separators=(",", ":"),
)
