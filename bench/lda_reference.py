"""scikit-learn's LDA for lda.ts: python3 lda_reference.py FOLDER ROWS COLS TOPICS PASSES JOBS

ROWS rows of counts; the last tenth is held out. Writes the topics, [TOPICS, COLS] float64.
"""
import json
import os
import sys
import time

import numpy as np
import sklearn
from joblib.externals.loky import get_reusable_executor
from sklearn.decomposition import LatentDirichletAllocation

folder, rows, cols, topics, passes, jobs = sys.argv[1], *map(int, sys.argv[2:])
X = np.fromfile(folder + "/features", dtype=np.float32).reshape(rows, cols).astype(np.float64)
fitted = int(np.ceil(rows * 0.9))
start, cpu = time.perf_counter(), sum(os.times()[:4])
lda = LatentDirichletAllocation(topics, max_iter=passes, evaluate_every=-1, random_state=0, n_jobs=jobs).fit(X[:fitted])
seconds = time.perf_counter() - start
# The processor time of workers is known once they have ended.
get_reusable_executor().shutdown(wait=True)
lda.components_.tofile(folder + "/topics")
line = dict(
    reference="scikit-learn " + sklearn.__version__, step="fit", file="topics", jobs=jobs, passes=passes,
    seconds=round(seconds, 3), cpuSeconds=round(sum(os.times()[:4]) - cpu, 3),
    ownHeldOutPerplexity=lda.perplexity(X[fitted:]),
)
print(json.dumps(line))
