"""Values for lda-parts.json. Run: python3 make_lda_parts.py

partial: topics and mixtures after three calls of scikit-learn's (1.2.1) LatentDirichletAllocation.partial_fit, rows starting flat.
alpha: the prior of greatest likelihood by SciPy's (1.10) L-BFGS-B over ln alpha, for given sums of E[ln theta].
"""
import json

import numpy as np
from scipy.optimize import minimize
from scipy.special import digamma, gammaln

from make_lda_flat import FlatStart, rounded

rng = np.random.default_rng(5)
K, F, n = 4, 18, 36
planted = rng.dirichlet(np.full(F, 0.2), K)
X = rng.poisson(rng.dirichlet(np.full(K, 0.3), n) @ planted * F * 6).astype(np.float64)
start = np.array(rounded(rng.gamma(100, 0.01, (K, F)), 6)).reshape(K, F)
lda = FlatStart(K, batch_size=8, learning_decay=0.6, learning_offset=4.0, total_samples=90)
lda.start = start
for a, b in [(0, 12), (12, 30), (30, 36)]:
    lda.partial_fit(X[a:b])
partial = dict(
    topics=K, features=F, rows=n, ends=[12, 30, 36], counts=rounded(X), start=rounded(start),
    batchSize=8, learningDecay=0.6, learningOffset=4, totalRows=90, updates=lda.n_batch_iter_ - 1,
    components=rounded(lda.components_, 8), mixture=rounded(lda.transform(X), 7),
)


def highest(sums, n):
    def loss(u):
        a = np.exp(u)
        value = n * (gammaln(a.sum()) - gammaln(a).sum()) + ((a - 1) * sums).sum()
        return -value / n, -a * (digamma(a.sum()) - digamma(a) + sums / n)

    found = minimize(loss, np.zeros(len(sums)), jac=True, method="L-BFGS-B", options=dict(maxiter=10000, ftol=1e-15, gtol=1e-10))
    return np.exp(found.x)


alphas = []
for planted_alpha in ([0.05, 0.4, 0.1, 1.5], [3, 2, 8], [0.02] * 6):
    theta = np.maximum(rng.dirichlet(planted_alpha, 400), 1e-60)
    sums = np.array(rounded(np.log(theta).sum(0), 12))
    alphas.append(dict(rows=400, sums=rounded(sums, 12), alpha=rounded(highest(sums, 400), 8)))

json.dump(dict(partial=partial, alphas=alphas), open("lda-parts.json", "w"), separators=(",", ":"))
