"""Statistics to scores: cosines with their weights, Glembek's dot product, and what must fit."""

from dataclasses import replace

import numpy as np
import pytest

from gmm_core.config import FrontEndConfig
from gmm_core.gmm import DiagonalGmm, MapConfig, accumulate, map_adapt
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring import (
    Background,
    Calibration,
    Cohort,
    EnrollmentSession,
    SessionSpace,
    System,
    Thresholds,
    VoiceSpace,
    model_fingerprint,
    moments,
)
from gmm_core.scoring.llr import linear_llr
from tests.core.gmm_samples import drawn, mixture

R = 16.0
FRONT_END = FrontEndConfig(cepstra=2)  # six dimensions
SIZES = (5, 3)
D = 6


def session_space(components: int) -> SessionSpace:
    directions = np.random.default_rng(components).standard_normal((2, components, D))
    return SessionSpace((directions * 0.3).astype(np.float32))


SYSTEMS = (
    System(FRONT_END, mixture(5, D, 0), session_space(5)),
    System(replace(FRONT_END, mel_high_hz=4000.0), mixture(3, D, 1), session_space(3)),
)
SPACE = VoiceSpace(SYSTEMS, (0.75, 0.25), "cosine", R)
LINEAR = VoiceSpace((System(FRONT_END, mixture(5, D, 0)),), (1.0,), "linear", R)


def statistics(count: int, seed: int = 0, space: VoiceSpace = SPACE) -> tuple[Float64, Float64]:
    random = np.random.default_rng(seed)
    components, dims = space.shape
    n = random.random((count, components)) * 100
    return n, random.standard_normal((count, components, dims)) * np.sqrt(n)[:, :, None] * 3


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.sqrt((one @ one) * (other @ other)))


def test_a_voice_against_itself_scores_one() -> None:
    n, centered = statistics(4)
    models, tests = SPACE.models(n, centered), SPACE.tests(n, centered)
    assert models.dtype == tests.dtype == np.float32
    np.testing.assert_allclose(np.einsum("ij,ij->i", models, tests), 1, rtol=1e-5)


def test_a_score_is_the_weighted_mean_of_the_systems_cosines() -> None:
    n, centered = statistics(2)
    found = float(SPACE.models(n, centered)[0] @ SPACE.tests(n, centered)[1])
    wanted, start = 0.0, 0
    for system, weight in zip(SYSTEMS, SPACE.weights, strict=True):
        own = slice(start, start + system.ubm.components)
        start = own.stop
        clean = system.compensated(n[:, own].astype("f4"), centered[:, own].astype("f4"))
        offsets = (clean / (n[:, own] + R)[:, :, None]).reshape(2, -1)
        wanted += weight * cosine(offsets[0], offsets[1])
    assert found == pytest.approx(wanted, abs=1e-5)
    assert SPACE.size == start * D == len(SPACE.models(n, centered)[0])


def test_each_system_has_the_share_that_its_weight_says() -> None:
    """The second system hears the opposite voice: 0.75 * 1 + 0.25 * -1."""
    n, centered = statistics(1)
    other = centered.copy()
    other[:, SIZES[0] :] *= -1
    found = float(SPACE.models(n, centered)[0] @ SPACE.tests(n, other)[0])
    assert found == pytest.approx(0.5, abs=1e-5)


def test_a_room_that_the_session_space_knows_changes_little() -> None:
    """Two voices, one of them through a strong session effect: nearly what it was without."""
    n, centered = statistics(2)
    n = n + 2000
    centered = centered * 20
    room = np.concatenate([system.sessions.directions[0] * 2 for system in SYSTEMS])
    moved = centered + n[:, :, None] * room
    plain = VoiceSpace(
        tuple(replace(s, sessions=None) for s in SYSTEMS), SPACE.weights, "cosine", R
    )
    with_space, without = (
        float(space.models(n, centered)[0] @ space.tests(n, moved)[0]) for space in (SPACE, plain)
    )
    assert with_space == pytest.approx(1, abs=1e-3)
    assert without < 0.9


def test_nothing_heard_scores_zero() -> None:
    n, centered = np.zeros((1, 8)), np.zeros((1, 8, D))
    np.testing.assert_array_equal(SPACE.tests(n, centered), np.zeros((1, SPACE.size)))
    few, few_centered = n[:, :5], centered[:, :5]
    np.testing.assert_array_equal(LINEAR.tests(few, few_centered), np.zeros((1, LINEAR.size)))


def test_linear_scores_are_the_mean_linear_ratio_of_the_frames() -> None:
    """Glembek et al. 2009: the adapted model's first-order log-likelihood ratio per frame."""
    ubm = LINEAR.systems[0].ubm
    heard = accumulate(drawn(mixture(5, D, 7), 400), ubm)
    speaker = map_adapt(heard, ubm, MapConfig(relevance_factor=R))
    x = drawn(mixture(5, D, 8), 300)
    test = accumulate(x, ubm)

    def centered(sums: object) -> Float64:
        return ((sums.first - sums.n[:, None] * ubm.means) / np.sqrt(ubm.variances))[None]

    model = LINEAR.models(heard.n[None], centered(heard))[0]
    vector = LINEAR.tests(test.n[None], centered(test))[0]
    wanted = float(linear_llr(x, speaker, ubm).mean())
    assert float(model @ vector) == pytest.approx(wanted, abs=2e-3)
    assert abs(wanted) > 0.05


@pytest.mark.parametrize("space", [SPACE, LINEAR], ids=["cosine", "linear"])
def test_many_voices_at_once_are_each_as_if_alone(space: VoiceSpace) -> None:
    n, centered = statistics(5, space=space)
    for make in (space.models, space.tests):
        alone = np.concatenate([make(n[i : i + 1], centered[i : i + 1]) for i in range(5)])
        np.testing.assert_allclose(make(n, centered), alone, atol=1e-5)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"scoring": "magic"}, "choose cosine, linear"),
        ({"scoring": "linear"}, "one system"),
        ({"weights": (1.0,)}, "a weight for each"),
        ({"systems": (), "weights": ()}, "must be systems"),
        ({"weights": (0.5, 0.4)}, "sum to one"),
        ({"weights": (1.5, -0.5)}, "positive"),
        ({"systems": (SYSTEMS[0], System(FrontEndConfig(cepstra=1), mixture(3, 3)))}, "dimension"),
        (
            {
                "systems": (
                    SYSTEMS[0],
                    replace(SYSTEMS[1], front_end=replace(FRONT_END, hop_samples=80)),
                )
            },
            "hop_samples",
        ),
        (
            {
                "systems": (
                    SYSTEMS[0],
                    replace(SYSTEMS[1], front_end=replace(FRONT_END, normalization="causal")),
                )
            },
            "normalization",
        ),
    ],
)
def test_a_space_that_does_not_fit_together_is_refused(
    change: dict[str, object], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        replace(SPACE, **change)


def test_a_system_that_does_not_fit_together_is_refused() -> None:
    with pytest.raises(ValueError, match="front end and its mixture"):
        System(FRONT_END, mixture(5, 4))
    with pytest.raises(ValueError, match="session space and its mixture"):
        System(FRONT_END, mixture(5, D), session_space(3))


def background_of(space: VoiceSpace = SPACE, cohort_size: int = SPACE.size) -> Background:
    vectors = np.random.default_rng(1).standard_normal((3, cohort_size)).astype(np.float32)
    return Background(
        space=space,
        cohort=Cohort(moments(vectors), moments(vectors), 3),
        calibration=Calibration(1.0, 0.0, 1.0, 6.0, 5.0),
        thresholds=Thresholds(
            {"relaxed": 1.0, "balanced": 2.0, "strict": 3.0}, -2.0, 0.5, 0.6, 0.7
        ),
        fingerprint=model_fingerprint(space.systems),
    )


def session(n: Float64, first: Float64) -> EnrollmentSession:
    numbers = (10.0, 20.0, 0.0, -20.0)
    return EnrollmentSession("", "file", *numbers, n.astype(np.float32), first.astype(np.float32))


def stored(background: Background, n: Float64, centered: Float64) -> EnrollmentSession:
    return session(n, background.first_order(n, centered))


def test_stored_sessions_give_back_the_statistics_of_all_systems() -> None:
    background = background_of()
    n, centered = statistics(2)
    sums = [stored(background, n[i], centered[i]) for i in range(2)]
    found_n, found_centered = background.statistics(tuple(sums))
    np.testing.assert_allclose(found_n, n.sum(axis=0), rtol=1e-5)
    np.testing.assert_allclose(found_centered, centered.sum(axis=0), atol=1e-3)


def test_first_order_statistics_by_hand() -> None:
    """mu = 2, sigma = 3, four frames with a centered sum of 5: 5 * 3 + 4 * 2 = 23 for each."""
    system = System(FRONT_END, DiagonalGmm([1], [[2] * D], [[9] * D]))
    background = background_of(VoiceSpace((system,), (1.0,), "cosine", R), D)
    first = background.first_order(np.array([4.0]), np.full((1, D), 5.0))
    assert first.tolist() == [[23.0] * D]


def test_the_vector_of_a_voice_is_that_of_the_sum_of_its_sessions() -> None:
    background = background_of()
    n, centered = statistics(2)
    sessions = tuple(stored(background, n[i], centered[i]) for i in range(2))
    wanted = SPACE.models(n.sum(axis=0)[None], centered.sum(axis=0)[None])[0]
    np.testing.assert_allclose(background.model(sessions), wanted, atol=1e-4)
    test = SPACE.tests(n[:1], centered[:1])[0]
    np.testing.assert_array_equal(background.test_of(n[0], centered[0]), test)


def test_a_cohort_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="cohort and the mixtures"):
        background_of(cohort_size=SPACE.size - D)


def changed(system: System, **what: Float32) -> System:
    ubm = system.ubm
    parts = {"weights": ubm.weights, "means": ubm.means, "variances": ubm.variances} | what
    return replace(system, ubm=DiagonalGmm(**parts))


def test_the_fingerprint_covers_front_ends_and_mixtures_but_not_what_comes_after() -> None:
    same = model_fingerprint(SYSTEMS)
    assert model_fingerprint(tuple(replace(system, sessions=None) for system in SYSTEMS)) == same
    one, two = SYSTEMS
    others = [
        (one,),
        (two,),
        (two, one),
        (one, changed(two, means=two.ubm.means + 1e-12)),
        (one, changed(two, variances=two.ubm.variances * 2)),
        (changed(one, weights=np.roll(one.ubm.weights, 1)), two),
        (replace(one, front_end=replace(one.front_end, vad_range_db=31.0)), two),
        (one, replace(two, front_end=replace(two.front_end, prior_s=0.25))),
    ]
    prints = {same, *(model_fingerprint(systems) for systems in others)}
    assert len(prints) == 1 + len(others)
