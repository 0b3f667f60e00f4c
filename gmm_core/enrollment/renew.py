"""A profile of an older model, made anew with the present one."""

import math
from collections.abc import Iterable

from gmm_core.enrollment.collector import STRONG_S
from gmm_core.enrollment.train import EnrollmentProgress, Progress, Recording, enroll, extend
from gmm_core.scoring.background import Background
from gmm_core.scoring.speaker import SpeakerModel


def renew(
    speaker: SpeakerModel,
    audio: Iterable[Recording],
    background: Background,
    made_with: Background | None,
    *,
    device: str = "file",
    recorded_at: str = "",
) -> Progress:
    """The same person in one new session under `background`, in place of all sessions before.

    Statistics of two mixtures do not add up, so the old sessions cannot be taken along.
    made_with : the model of the old profile; None = it is gone, and nobody can compare the voices
    Raises what `enroll` raises, and VoiceDiffers when the old profile is somebody else's.
    """
    recordings = list(audio)
    if made_with is not None:
        # as if it were one more session of the old profile: that refuses another person's voice
        for step in extend(speaker, recordings, made_with):
            yield EnrollmentProgress("listening", step.done, 0, math.nan)
    return (
        yield from enroll(
            recordings,
            background,
            speaker.name,
            device=device,
            recorded_at=recorded_at,
            consent=speaker.consent,
            least_s=STRONG_S,
        )
    )
