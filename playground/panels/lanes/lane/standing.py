"""How a lane stands: what is known of it at its newest step, and the numbers that say so."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from engine.data.splits import Score
from engine.running.snapshot import LossReached, Snapshot, Status
from engine.sentences import Sentence
from engine.training.metrics import NumberMetrics
from engine.training.setup import Setup
from playground.panels.lanes.lane.lane_numbers import LaneNumber
from playground.panels.lanes.measured import FITS, SCORES
from playground.words.numbers import NONE, fixed, number, percent, r_squared
from playground.words.translate import tr

DECIMALS = 2
# As wide as these numbers usually become, so that nothing jumps and lanes look alike.
WIDEST_LOSS, WIDEST_SHARE, WIDEST_SPEED = "0.0888", "100.0\u00a0%", "8,888 · 8.88\u00a0s"
# Seconds from here on do with a decimal less.
LONG = 10.0
# What a lane that rests says of itself, and the colour of that.
RESTS = {
    Status.DIVERGED: (Sentence("diverged at step {step}"), "bad"),
    Status.FAILED: (Sentence("failed at step {step}"), "bad"),
    Status.FINISHED: (Sentence("finished at step {step}"), "good"),
}


@dataclass(frozen=True, slots=True)
class LaneStanding:
    """What the newest snapshots said; readings that have not come again still stand."""

    step: int = 0
    seconds: float = 0.0
    reached: LossReached | None = None
    status: Status = Status.PAUSED
    message: str = ""
    scores: Mapping[str, Score] = field(default_factory=dict)
    fits: Mapping[str, NumberMetrics] = field(default_factory=dict)

    def after(self, snapshot: Snapshot) -> LaneStanding:
        """How the lane stands with this snapshot."""
        rests, same = snapshot.status in RESTS, snapshot.status is self.status
        kept = self.message if rests and same else ""
        return replace(
            self,
            step=snapshot.step,
            seconds=snapshot.seconds,
            reached=snapshot.reached,
            status=snapshot.status,
            message=(snapshot.message or kept) if rests else "",
            scores=snapshot.readings.get(SCORES) or self.scores,
            fits=snapshot.readings.get(FITS) or self.fits,
        )

    def score(self, part: str) -> Score:
        """Loss and accuracy of a part; NaN as long as they are not known."""
        return self.scores.get(part) or Score(math.nan, math.nan)

    def quality(self, part: str) -> float:
        """The accuracy of a part, or its R² where numbers are predicted."""
        fit = self.fits.get(part)
        return self.score(part).accuracy if fit is None else fit.r2

    def state(self, pinned: bool) -> tuple[str, str]:
        """What keeps the lane from training, if anything does, and the colour of that."""
        if self.status in RESTS:
            words, role = RESTS[self.status]
            return tr(self.message) or tr(words, step=number(self.step)), role
        if pinned:
            return tr("pinned at step {step}", step=number(self.step)), "quiet"
        return "", "quiet"

    def told(self, aim: float | None) -> tuple[object, ...]:
        """What `numbers` are made of: most frames bring nothing new for them."""
        way = self.reached if aim is not None else (self.step, self.seconds)
        return aim, way, self.scores, self.fits

    def numbers(self, setup: Setup, aim: float | None, color: str) -> tuple[LaneNumber, ...]:
        """Training loss, success on samples not trained on, and how fast it got there."""
        train = number(self.score("train").loss)
        tip = tr("Mean loss of all training samples: {loss}", loss=train)
        loss = LaneNumber(train, tr("train loss"), tip, color, tr("loss"), WIDEST_LOSS)
        return loss, self._success(setup), self._speed(aim)

    def _success(self, setup: Setup) -> LaneNumber:
        """That of the test samples; without any, of the training samples."""
        tested, value = bool(len(setup.parts["test"])), self.quality("train")
        if tested:
            value = self.quality("test")
        if not setup.data.classes:
            said = r_squared(value)
            tip = tr("Share of the variance that is explained: {value}", value=said)
            return LaneNumber(said, tr("test") if tested else tr("train"), tip)
        said = percent(value)
        tip = tr("Share of the samples that are answered rightly: {value}", value=said)
        if not tested:
            caption, short = tr("train accuracy"), tr("train")
        else:
            caption, short = tr("test accuracy"), tr("test")
        return LaneNumber(said, caption, tip, short=short, widest=WIDEST_SHARE)

    def _speed(self, aim: float | None) -> LaneNumber:
        """The steps to the loss that is aimed at, and the seconds that they took."""
        if aim is None:
            seconds = fixed(self.seconds, DECIMALS)
            tip = tr("Steps so far; training alone took {seconds} s.", seconds=seconds)
            return LaneNumber(number(self.step), tr("steps · {seconds} s", seconds=seconds), tip)
        loss = number(aim)
        caption, short = tr("steps to loss {loss}", loss=loss), tr("steps to {loss}", loss=loss)
        if self.reached is None:
            tip = tr("The training loss has not been {loss} or less yet.", loss=loss)
            return LaneNumber(tr("not yet"), caption, tip, "quiet", short, WIDEST_SPEED)
        took, steps = self.reached.seconds, number(self.reached.step)
        seconds = NONE if took is None else fixed(took, DECIMALS - (took >= LONG))
        tip = tr(
            "The training loss was {loss} or less first at step {step}, after {seconds} s of "
            "training without drawing.",
            loss=loss,
            step=steps,
            seconds=seconds,
        )
        speed = f"{steps} · {seconds}\u00a0s"
        return LaneNumber(speed, caption, tip, short=short, widest=WIDEST_SPEED)
