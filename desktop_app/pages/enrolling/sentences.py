"""What the enroll page says when something does not go on."""

from desktop_app.language.marking import mark
from desktop_app.state.wizard import Step

LOSS = mark("Enroll", "The enrollment is not finished; what has been said so far is thrown away.")
LOSS_IN_TRAINING = mark(
    "Enroll",
    "The profile is not finished. Unless it is being saved by then, nothing of it is kept.",
)
SAVED_ALREADY = mark(
    "Enroll",
    "It was too late to stop the enrollment of {}: the profile was being saved already. "
    "Whoever does not want it can delete it on the Speakers page.",
)
NOTHING_TO_HEAR = mark(
    "Enroll", "There is no microphone: choose a demo recording above, or plug one in."
)
RECORDING_OVER = mark("Enroll", "The recording has ended: finish with what was heard, or cancel.")
OVER = {
    Step.MIC_CHECK: mark("Enroll", "The recording has ended: press “Listen again”."),
    Step.SPEAKING: RECORDING_OVER,
}
CANNOT_SAVE = mark(
    "Enroll", "The choice could not be saved ({}); it holds until you close the window."
)
