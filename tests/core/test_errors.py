"""Every error is one sentence, keeps its data, and survives the way back from a worker process."""

import errno
import os
import pickle

import pytest

from gmm_core import errors
from gmm_core.errors import VoxgateError

EXAMPLES = [
    errors.AudioFileError("a.wav", "the file is empty"),
    errors.NotFiniteSamples("a.wav"),
    errors.NotFiniteSamples(),
    errors.TooLittleSpeech(0.3, 10.0),
    errors.TooFewRecordings(2, 6),
    errors.TwoVoices(7.0),
    errors.VoiceDiffers("Anna"),
    errors.ModelMismatch("Anna", "ab" * 32, "cd" * 32),
    errors.RenewalNeeded("Anna"),
    errors.UnknownSpeaker("Anna", ("Bo", "Carla")),
    errors.UnknownSpeaker("Anna", ()),
    errors.SpeakerExists("Anna"),
    errors.BadName("a\nb"),
    errors.ConsentMissing("Anna"),
    errors.DataFolderUnwritable("/data", "read-only"),
    errors.DataFolderLocked("/data"),
    errors.DataFolderDamaged("/data/x", "no database"),
    errors.DataFolderNewer("/data/x", 9, 1),
    errors.ProfileDamaged("Anna"),
    errors.KeptSoundDamaged("Anna"),
    errors.SoundUnkeepable("it is longer than half an hour"),
    errors.BundleDamaged("b.npz", "cut off"),
    errors.OutputUnwritable("out.csv", "read-only"),
    errors.OutputUnwritable("out.csv", os.strerror(errno.ENOSPC)),
    errors.TrainingStateDiffers("/state", "holds other files and no training"),
    errors.TrainingStateDamaged("/state/stage_em_0.npz"),
    errors.ClusterUnusable("tcp://10.0.0.1:8786", "no answer within 10 s"),
    errors.BadList("t.csv", 3, "target is 'x'"),
    errors.Cancelled(),
]


def test_every_kind_of_error_has_an_example() -> None:
    kinds = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, VoxgateError) and kind is not VoxgateError
    }
    assert kinds == {type(error) for error in EXAMPLES}


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_one_sentence_that_survives_the_way_back(error: VoxgateError) -> None:
    sentence = str(error)
    assert sentence
    assert "\n" not in sentence
    assert error.exit_status in (2, 130)
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert str(back) == sentence
    assert vars(back) == vars(error)


def test_a_full_disk_is_told_to_make_room() -> None:
    for code in (errno.ENOSPC, errno.EDQUOT):
        assert "make room" in str(errors.OutputUnwritable("out.csv", os.strerror(code)))
    assert "make room" not in str(errors.OutputUnwritable("out.csv", os.strerror(errno.EACCES)))
    assert "make room" in str(errors.DataFolderUnwritable("/data", "database or disk is full"))
