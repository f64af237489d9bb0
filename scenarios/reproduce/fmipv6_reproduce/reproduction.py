# SPDX-License-Identifier: GPL-2.0-only
"""What a reproduction is made of. Declarations only: nothing here runs or draws anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple, Union

if TYPE_CHECKING:
    from fmipv6_shared.statistics import Estimate
    from matplotlib.figure import Figure

#: What one run printed: names and values.
Answer = Dict[str, Any]
#: Run's name -> its answers, one for each run number.
Answers = Mapping[str, Sequence[Answer]]
#: Name of a fitted value -> the value.
Fitted = Mapping[str, float]
#: Command-line options of a program without their dashes; a list stands for an option repeated.
Options = Mapping[str, object]


class Kind(Enum):
    """What a row is, and so whether it can agree with anything."""

    INPUT = "input"  #: taken from somewhere, and put in
    FITTED = "fitted"  #: chosen so that one published value comes out
    PREDICTION = "prediction"  #: comes out of the model
    CHECK = "check"  #: comes out, and is held against a formula instead of a publication


@dataclass(frozen=True)
class Published:
    """A value as it was published."""

    value: float
    spread: float  #: how far a simulated value may be off and still agree
    meaning: str  #: what the spread is: "standard deviation", "half of the last digit", ...
    shown: str = ""  #: as it was printed, for instance "8-10"; empty: value and spread


@dataclass(frozen=True)
class Row:
    """One quantity."""

    name: str
    unit: str
    kind: Kind
    published: Optional[Published]
    estimate: Estimate
    verdict: Optional[str]  #: judge.AGREES, judge.DIFFERS, or None where nothing can agree
    deviation: Optional[float]  #: (simulated - published) / published
    source: str
    digits: Optional[int] = None  #: behind the point in the table; as the interval leaves if None


@dataclass(frozen=True)
class Run:
    """A program with its options, run several times with run numbers 1, 2, ..."""

    name: str
    program: str  #: in the folder of the built scenarios
    #: may depend on fitted values; such runs wait until all the others have ended
    options: Union[Options, Callable[[Fitted], Options]]
    words: Tuple[str, ...] = ()  #: before the options, for instance ("run", LABEL, "--json")
    once: bool = False  #: nothing in it is random: run it once
    most: Optional[int] = None  #: run it so many times at most


@dataclass(frozen=True)
class Fit:
    """A value that a publication leaves open, chosen from runs so that something published comes
    out."""

    name: str  #: of the row, and for the options of runs
    unit: str
    compute: Callable[[Answers], float]  #: from the runs whose options depend on no fit
    source: str  #: what was fitted to what


@dataclass(frozen=True)
class Input:
    """A value put in."""

    name: str
    unit: str
    value: float
    source: str


@dataclass(frozen=True)
class Quantity:
    """A value that comes out."""

    name: str
    unit: str
    run: Union[str, Tuple[str, ...]]  #: the run that it is computed from; of several, all values
    compute: Callable[[Answer], Union[float, Sequence[float]]]  #: the run's value, or its values
    source: str  #: of the published value
    published: Optional[Published] = None
    kind: Kind = Kind.PREDICTION  #: FITTED for the value that a fit was made to
    digits: Optional[int] = None  #: of the row
    #: makes one of all values; mean and confidence interval if None
    summarise: Optional[Callable[[Sequence[float]], Estimate]] = None

    @property
    def runs(self) -> Tuple[str, ...]:
        """The runs that it is computed from."""
        return (self.run,) if isinstance(self.run, str) else self.run

    def values(self, answers: Answers) -> List[float]:
        """All its values."""
        found: List[float] = []
        for run in self.runs:
            for answer in answers[run]:
                computed = self.compute(answer)
                found += [computed] if isinstance(computed, (float, int)) else computed
        return found


@dataclass(frozen=True)
class Open:
    """Something that the publication does not say."""

    question: str
    answer: str  #: how it was filled


@dataclass(frozen=True)
class Drawing:
    """What a figure may draw from."""

    rows: Sequence["Row"]
    answers: Answers
    fitted: Fitted

    def row(self, name: str) -> "Row":
        """The row of that name."""
        return next(row for row in self.rows if row.name == name)


@dataclass(frozen=True)
class Count:
    """How much is run of each kind."""

    runs: int  #: runs
    total: int  #: of Reproduction.unit, in all of them

    def in_run(self, number: int) -> int:
        """How many of the total the run of that number makes, from 1 on: the last what is left."""
        most = -(-self.total // self.runs)
        return min(most, self.total - most * (number - 1))


@dataclass(frozen=True)
class Reproduction:
    """One published measurement and the runs that are held against it."""

    name: str
    question: str  #: in one sentence
    publication: str
    runs: Sequence[Run]
    quantities: Sequence[Quantity]
    figure: Callable[[Drawing], "Figure"]
    inputs: Sequence[Input] = ()
    fits: Sequence[Fit] = ()
    opens: Sequence[Open] = ()
    caveats: Sequence[str] = ()
    default_runs: int = 10
    #: what is counted: the command's option, and the program's if a run makes several of it
    unit: str = ""
    per_run: int = 1  #: how many of it a run makes at most
    #: data files beside the table, from all answers: name and text
    files: Callable[[Answers], Dict[str, str]] = field(default=lambda answers: {})
    #: raises an exception with a sentence for an answer that cannot be right
    check: Callable[[str, Answer], List[str]] = field(default=lambda run, answer: [])

    def count(self, runs: Optional[int] = None, total: Optional[int] = None) -> Count:
        """How much is to be run of each kind.

        :param runs: this many runs; total if None
        :param total: this many of what is counted; as many runs as by default if None
        """
        if runs is None and total is not None:
            return Count(-(-total // self.per_run), total)
        chosen = runs or self.default_runs
        return Count(chosen, chosen * self.per_run)
