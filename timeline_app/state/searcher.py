"""Searching off the GUI thread: the words are folded once, and only the newest question is answered."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from timeline_app.model.corpus import Answer, Corpus, build_corpus
from timeline_app.model.dataset import Dataset
from timeline_app.model.event_ids import EventIds
from timeline_app.model.ref import Kind
from timeline_app.model.report import Report
from timeline_app.state.background import Background

AT_ONCE = 300
"""Up to so many events the words are folded and searched at once: in less time than anybody feels."""

FOLDING = 0.9
"""The share of the progress that folding the words takes, where they are not folded yet."""


Tell = Callable[[Answer], None]


def _answer(corpus: Corpus, query: str, report: Report) -> Answer:
    """Search, and look up here what every view asks of the events that were found: there may be a million."""
    answer = corpus.search(query, report)
    if isinstance(answer.found, EventIds):
        _ = answer.found.rows, answer.found.named(Kind.PLACE)
    return answer


class Searcher(QObject):
    """Answers questions about one dataset at a time."""

    progressed = Signal(float)
    """Emitted with the share that is done, 0 to 1, while a question is under way."""

    def __init__(self, dataset: Dataset, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dataset = dataset
        self._corpus: Corpus | None = None
        self._question: tuple[str, Tell] | None = None
        self._had_to_fold = False
        self._folding, self._search = Background(self), Background(self)
        self._folding.done.connect(self._on_folding_done)
        self._folding.progressed.connect(self._on_folding_progressed)
        self._search.done.connect(self._on_search_done)
        self._search.progressed.connect(self._on_search_progressed)

    @property
    def is_busy(self) -> bool:
        """Whether a question is under way."""
        return self._question is not None

    def set_dataset(self, dataset: Dataset) -> None:
        """Search another dataset, for what is being searched for, too."""
        question = self._question
        self.cancel()
        self._dataset, self._corpus = dataset, None
        if question is not None:
            self.ask(*question)

    def prepare(self) -> None:
        """Fold the words ahead of the first question, as somebody seems about to ask one."""
        if self._corpus is None and not self._folding.is_busy and self._dataset.event_count > AT_ONCE:
            self._folding.start(partial(build_corpus, self._dataset))

    def ask(self, query: str, tell: Tell) -> None:
        """Search and tell the answer, before this returns when there are few events or no words.

        Only the newest question is answered.
        """
        self.drop()
        if not query.strip():
            tell(Answer(query, ()))
        elif self._dataset.event_count <= AT_ONCE:
            self._corpus = self._corpus or build_corpus(self._dataset)
            tell(self._corpus.search(query))
        else:
            self._question, self._had_to_fold = (query, tell), self._corpus is None
            self.prepare()
            self._start()

    def drop(self) -> None:
        """Forget the question under way; the words go on being folded for the next one."""
        self._question = None
        self._search.cancel()

    def cancel(self) -> None:
        """Forget the question, and the folding, too."""
        self.drop()
        self._folding.cancel()

    def _start(self) -> None:
        if self._corpus is not None and self._question is not None:
            self._search.start(partial(_answer, self._corpus, self._question[0]))

    def _on_folding_done(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._start()

    def _on_folding_progressed(self, share: float) -> None:
        if self._question is not None:
            self.progressed.emit(share * FOLDING)

    def _on_search_done(self, answer: Answer) -> None:
        question, self._question = self._question, None
        if question is not None:
            question[1](answer)

    def _on_search_progressed(self, share: float) -> None:
        self.progressed.emit(FOLDING + share * (1 - FOLDING) if self._had_to_fold else share)
