"""What pages are drawn with. Widgets show what they are given and know neither audio nor services.

ScoreGauge(parent).set_state(GaugeState)      half ring with the answer; labels `state_word`,
                                              `state_detail`
ScoreTimeline.append(points) / clear() / set_labels(claimed, best_other)   last 60 s, TimelinePoint
LevelMeter.set_level(rms_dbfs, peak_dbfs, clipped) / clear() / set_reduce_motion(bool)
EnrollmentRing.set_progress(net_s, least_s, full_s, strong_s, reason)
SpeakerBars.set_scores(((name, probability, color_index, highlighted), ...))
LikelihoodCurve.add(value) / clear()
Banner.show_message(severity, text, action=""); action_clicked, dismissed
StateBadge(text, icon, role).set_state(text, icon, role)
Heading(text, level), Note(text), ElidedLabel(text),
EmptyState(icon, heading, text, action); action_clicked
IconButton(text, icon, kind, tip=...).set_icon_name(icon); IconLabel(icon, role, size_px)
NavRail.add_page(key, text, icon) / select(key) / current; page_selected(str)
percent(p) -> "97%", plain_tip(text): tooltips with names in them must go through this
Icons: desktop_app.theme.ICON_NAMES. Roles: desktop_app.theme.Role.
"""

from desktop_app.widgets.banner import SEVERITIES, Banner
from desktop_app.widgets.buttons import IconButton, IconLabel
from desktop_app.widgets.enrollment_ring import EnrollmentRing
from desktop_app.widgets.labels import ElidedLabel, EmptyState, Heading, Note
from desktop_app.widgets.level_meter import ClipLight, LevelMeter
from desktop_app.widgets.likelihood_curve import LikelihoodCurve
from desktop_app.widgets.nav_rail import NavRail
from desktop_app.widgets.painting import percent, plain_tip
from desktop_app.widgets.score_gauge import IDLE, GaugeState, ScoreGauge
from desktop_app.widgets.score_timeline import ScoreTimeline
from desktop_app.widgets.speaker_bars import SpeakerBars, SpeakerScore
from desktop_app.widgets.state_badge import StateBadge
from desktop_app.widgets.timeline_buffer import TimelinePoint

__all__ = [
    "IDLE",
    "SEVERITIES",
    "Banner",
    "ClipLight",
    "ElidedLabel",
    "EmptyState",
    "EnrollmentRing",
    "GaugeState",
    "Heading",
    "IconButton",
    "IconLabel",
    "LevelMeter",
    "LikelihoodCurve",
    "NavRail",
    "Note",
    "ScoreGauge",
    "ScoreTimeline",
    "SpeakerBars",
    "SpeakerScore",
    "StateBadge",
    "TimelinePoint",
    "percent",
    "plain_tip",
]
