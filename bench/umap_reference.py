"""umap-learn for umap.ts, after its compilers have warmed up: python3 umap_reference.py FOLDER ROWS COLS REPEATS"""
import json
import sys
import time
import warnings

import numpy as np
import umap

warnings.filterwarnings("ignore")
folder, rows, cols, repeats = sys.argv[1:]
X = np.fromfile(folder + "/features", dtype=np.float32).reshape(int(rows), int(cols))
# Both ways of finding neighbours are compiled: below 4,096 rows they are exact, above approximate.
for warm in (600, 4200):
    noise = np.random.default_rng(0).normal(size=(warm, int(cols))).astype(np.float32)
    umap.UMAP(n_neighbors=15, metric="cosine", n_epochs=20).fit_transform(noise)
for repeat in range(int(repeats)):
    # Without a seed, which is umap-learn's quickest way: it lays out on all cores.
    start, cpu = time.perf_counter(), time.process_time()
    places = umap.UMAP(n_neighbors=15, metric="cosine").fit_transform(X)
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu
    places.astype(np.float32).tofile(folder + "/map%d" % repeat)
    print(json.dumps(dict(reference="umap-learn " + umap.__version__, step="map", file="map%d" % repeat,
                          seconds=round(seconds, 3), cpuSeconds=round(cpu_seconds, 3))), flush=True)
