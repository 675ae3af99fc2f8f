"""scikit-learn's brute force for knn.ts: python3 knn_reference.py FOLDER ROWS COLS K METRIC REPEATS"""
import json
import sys
import time

import numpy as np
import sklearn
from sklearn.neighbors import NearestNeighbors

folder, rows, cols, k, metric, repeats = sys.argv[1:]
X = np.fromfile(folder + "/features", dtype=np.float32).reshape(int(rows), int(cols))
NearestNeighbors(n_neighbors=int(k), algorithm="brute", metric=metric).fit(X[:500]).kneighbors()
for repeat in range(int(repeats)):
    start, cpu = time.perf_counter(), time.process_time()
    indices = NearestNeighbors(n_neighbors=int(k), algorithm="brute", metric=metric).fit(X).kneighbors(return_distance=True)[1]
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu
    indices.astype(np.int32).tofile(folder + "/indices")
    print(json.dumps(dict(reference="scikit-learn " + sklearn.__version__, step="neighbours", file="indices",
                          seconds=round(seconds, 3), cpuSeconds=round(cpu_seconds, 3))), flush=True)
