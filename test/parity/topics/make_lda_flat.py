"""scikit-learn's LatentDirichletAllocation with rows that start flat in every pass, as they do in `transform`, so that no random
numbers are involved; everything else is scikit-learn's own code.
"""
import numpy as np
from sklearn.decomposition import LatentDirichletAllocation


class FlatStart(LatentDirichletAllocation):
    def _e_step(self, X, cal_sstats, random_init, parallel=None):
        return super()._e_step(X, cal_sstats, False, parallel)

    def _init_latent_vars(self, n_features, dtype=np.float64):
        super()._init_latent_vars(n_features, dtype)
        self.components_ = self.start.copy()
        from sklearn.decomposition._lda import _dirichlet_expectation_2d

        self.exp_dirichlet_component_ = np.exp(_dirichlet_expectation_2d(self.components_))


def rounded(a, digits=9):
    return [float(f"%.{digits}g" % v) for v in np.asarray(a).ravel()]
