"""Runs in the peers' environment: reads tasks as JSON lines, times them, answers in JSON lines.

Data comes as .npy files. Nothing of this project is imported here.
"""

import json
import sys
import time
import warnings
from collections.abc import Callable
from functools import cache

import numpy as np
from sklearn.mixture import GaussianMixture


@cache
def array(path, dtype="float32"):
    """A file, in this precision."""
    return np.ascontiguousarray(np.load(path), dtype)


@cache
def start(path):
    """(weights, means, covariances) of a mixture."""
    with np.load(path) as file:
        return file["weights"], file["means"], file["covariances"]


def timed(work, repeats=1):
    """The work's answer, with its times; of several runs on end the one in the middle."""
    runs = []
    for _ in range(repeats):
        wall, cpu = time.perf_counter(), time.process_time()
        answer = work()
        times = {"wall_s": time.perf_counter() - wall, "cpu_s": time.process_time() - cpu}
        runs.append({**times, **(answer if isinstance(answer, dict) else {})})
    return sorted(runs, key=lambda run: run["wall_s"])[repeats // 2]


def mixture(model, dtype, kind="diag"):
    """scikit-learn's mixture, in that precision."""
    weights, means, covariances = (part.astype(dtype) for part in start(model))
    found = GaussianMixture(len(weights), covariance_type=kind)
    found.weights_, found.means_, found.covariances_ = weights, means, covariances
    if kind == "diag":
        found.precisions_cholesky_ = 1 / np.sqrt(covariances)
    else:
        found.precisions_cholesky_ = np.linalg.cholesky(np.linalg.inv(covariances))
    return found


def em_iteration(data, model, dtype, kind="diag"):
    """One E step and one M step."""
    x, found = array(data, dtype), mixture(model, dtype, kind)

    def work():
        mean, log_posterior = found._e_step(x)
        found._m_step(x, log_posterior)
        return {"mean_log_likelihood": float(mean)}

    return timed(work)


def onedal_iteration(data, model, threads):
    """One iteration of oneDAL's diagonal EM in float32."""
    import daal4py

    daal4py.daalinit(threads)
    x = array(data)
    weights, means, variances = (part.astype(np.float32) for part in start(model))
    each = [row[None] for row in variances]

    def work():
        algorithm = daal4py.em_gmm(
            len(weights),
            fptype="float",
            maxIterations=1,
            covarianceStorage="diagonal",
            accuracyThreshold=0.0,
        )
        found = algorithm.compute(x, weights[None], means, each)
        return {"mean_log_likelihood": float(found.goalFunction[0, 0]) / len(x)}

    return timed(work)


def training(data, components, seed):
    """k-means start and EM until scikit-learn ends."""
    x = array(data, "float64")

    def work():
        found = GaussianMixture(components, covariance_type="diag", random_state=seed).fit(x)
        return {"mean_log_likelihood": float(found.lower_bound_), "iterations": found.n_iter_}

    return timed(work)


def log_likelihood(data, model, dtype, repeats, out):
    """Of all frames; saved to `out` for comparison."""
    x, found = array(data, dtype), mixture(model, dtype)
    answer = timed(lambda: found.score_samples(x), repeats)
    np.save(out, found.score_samples(x))
    return answer


def map_adapt(data, model, dtype, relevance_factor, repeats, out):
    """The textbook: responsibilities of the UBM, then Reynolds 2000, eqs. 11 and 12."""
    x, found = array(data, dtype), mixture(model, dtype)

    def adapt():
        posterior = found.predict_proba(x)
        n = posterior.sum(axis=0)
        expected = posterior.T @ x / np.maximum(n, 1e-10)[:, None]
        share = (n / (n + relevance_factor))[:, None]
        return share * expected + (1 - share) * found.means_

    answer = timed(adapt, repeats)
    np.save(out, adapt())
    return answer


def mfcc(data, settings, repeats, out):
    """librosa's cepstra on the same frame grid, with an unclamped logarithm (see the tests)."""
    import librosa

    samples = array(data)
    lead = (settings["fft_size"] - settings["frame_samples"]) // 2

    def cepstra():
        spectrum = librosa.stft(
            np.pad(samples, (lead, lead)),
            n_fft=settings["fft_size"],
            hop_length=settings["hop_samples"],
            win_length=settings["frame_samples"],
            center=False,
        )
        energies = librosa.feature.melspectrogram(
            S=np.abs(spectrum) ** 2,
            sr=settings["sample_rate"],
            n_fft=settings["fft_size"],
            n_mels=settings["mel_filters"],
            fmin=settings["mel_low_hz"],
            fmax=settings["mel_high_hz"],
        )
        return librosa.feature.mfcc(S=np.log(energies), n_mfcc=settings["cepstra"]).T

    answer = timed(cepstra, repeats)
    np.save(out, cepstra())
    return answer


TASKS: dict[str, Callable] = {
    task.__name__: task
    for task in (
        em_iteration,
        onedal_iteration,
        training,
        log_likelihood,
        map_adapt,
        mfcc,
    )
}


def main():
    """Answers until the pipe is closed."""
    warnings.simplefilter("ignore")  # one iteration is meant not to converge
    for line in sys.stdin:
        request = json.loads(line)
        task = TASKS[request.pop("task")]
        try:
            answer = task(**request)
        except Exception as error:  # noqa: BLE001 - told to whoever asked
            answer = {"failed": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
