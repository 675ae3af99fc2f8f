"""Values of scikit-learn's LatentDirichletAllocation (1.2.1) for lda.json. Run: python3 make_lda.py

Rows start flat; see make_lda_flat.py.
"""
import json
import numpy as np

from make_lda_flat import FlatStart, rounded


rng = np.random.default_rng(0)
cases = []
for name, K, F, n, scale, extra in [
    ("sparse counts", 5, 24, 40, 8, {}),
    ("dense small values", 4, 16, 30, 0.5, {}),
    ("many topics", 30, 20, 25, 60, {}),
    ("priors given", 3, 12, 20, 20, {"doc_topic_prior": 0.7, "topic_word_prior": 0.2}),
    ("online", 5, 24, 50, 8, {"learning_method": "online", "batch_size": 16, "learning_decay": 0.8, "learning_offset": 3.0}),
]:
    planted = rng.dirichlet(np.full(F, 0.2), K)
    mixture = rng.dirichlet(np.full(K, 0.3), n)
    mean = mixture @ planted * F * scale
    X = rng.poisson(mean) if scale > 1 else mean * rng.gamma(5, 0.2, (n, F))
    X = np.array(rounded(X, 5)).reshape(n, F).astype(np.float32).astype(np.float64)
    start = np.array(rounded(rng.gamma(100, 0.01, (K, F)), 6)).reshape(K, F)
    lda = FlatStart(K, max_iter=12, evaluate_every=-1, random_state=0, **extra)
    lda.start = start
    lda.fit(X)
    cases.append(
        dict(
            name=name, topics=K, features=F, rows=n, counts=rounded(X, 7), start=rounded(start),
            alpha=lda.doc_topic_prior_, eta=lda.topic_word_prior_,
            online=extra.get("learning_method") == "online",
            batchSize=extra.get("batch_size"), learningDecay=extra.get("learning_decay"), learningOffset=extra.get("learning_offset"),
            iterations=12, components=rounded(lda.components_, 7), mixture=rounded(lda.transform(X), 6),
            perplexity=lda.perplexity(X), bound=lda.score(X),
        )
    )
    stop = FlatStart(K, max_iter=60, evaluate_every=2, perp_tol=0.05, random_state=0, **extra)
    stop.start = start
    stop.fit(X)
    cases[-1]["stoppedAfter"] = stop.n_iter_

json.dump(cases, open("lda.json", "w"), separators=(",", ":"))
