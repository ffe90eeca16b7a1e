"""Proving: what the check found, where a statement stands in its source, and the way to the file itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing_tui.document import wording
from briefing_tui.document.blocks import Block
from briefing_tui.document.page import Place
from briefing_tui.loading import Problem, Unreadable
from briefing_tui.loading.problems import Severity
from briefing_tui.loading.reading import read
from briefing_tui.model import RESERVED_IDS, Figure, Placement, Quote, Section, Statement
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.screens.living import Living
from briefing_tui.text import safe_line

if TYPE_CHECKING:
    from briefing_tui.reader.screens.evidence import EvidenceScreen
    from briefing_tui.reader.screens.problems import Problems

_ID = re.compile(r"\(([a-z][a-z0-9-]*)\)$")
"""The id at the end of a problem's path."""
_KINDS: Final[tuple[Severity, ...]] = ("error", "warning")
_BODY = re.compile(r"\.body\[([0-9]+)\]")
_PROOF = re.compile("[QF]")
"""What the codes of problems begin with that are told beside the evidence of what they are about."""


class Proving(Living):
    """Lists the problems of the file, shows the evidence of statements, and opens the editor."""

    _listing: Problems | None = None
    """The list that was opened last."""
    _showing: EvidenceScreen | None = None
    """The evidence that was opened last."""

    def changed(self) -> None:
        """Let the screens that lie over the page show it, too."""
        over = self.app.screen_stack
        if self._listing in over:
            self._listing.show(*self._problems())
        if self._showing in over:
            self._showing.show(stay=True)

    def action_do(self, name: str) -> None:
        """Enter lists the problems of a broken file, where nothing else has the key."""
        if name == "go" and self.broken and self.broken.problems and self.focused is self.view and not self.view.link:
            name = "problems"
        super().action_do(name)

    def do_problems(self) -> None:
        """List what is wrong with the file, or say that nothing is."""
        title, listed = self._problems()
        if not listed:
            self.say(title)
            return
        from briefing_tui.reader.screens.problems import Problems  # noqa: PLC0415 - most never ask for it

        self._listing = Problems(self.palette, self._item_of)
        self._listing.show(title, listed)
        self.app.push_screen(self._listing, self._go_to_problem)

    def _problems(self) -> tuple[str, tuple[Problem, ...]]:
        """The problems that are known, and a line about them."""
        name = _name_of(self.app.path)
        if self.report is None:
            listed = self.broken.problems if self.broken else ()
            if self.following is None:
                return "standard input is not checked here: briefing check does it", ()
            if self.broken and not listed:
                return self.broken.words, ()
            if not listed:
                return ("being checked …" if self.checking else f"{name}: the check came to no end"), ()
            counts = Counter(problem.severity for problem in listed)
            return _title(name, len(listed), counts), listed
        listed = self.report.problems
        if not listed:
            return f"{name}: no problems", ()
        return _title(name, len(listed), self.report.counts), listed

    def _item_of(self, problem: Problem) -> str | None:
        """The id of what the page shows of the thing that a problem is about."""
        found = _ID.search(problem.path)
        body = _BODY.search(problem.path)
        if found and body and (section := self.page.briefing.get(found[1], Section)):
            entry = dict(enumerate(section.entries)).get(int(body[1]))
            if isinstance(entry, Placement) and entry.ids:
                return entry.ids[0]
        field = re.split(r"[.\[ ]", problem.path)[0].replace("_", "-")
        names = (found[1] if found else "", field if field in RESERVED_IDS else "")
        return next((name for name in names if name and self.page.place_of(name)), None)

    def _go_to_problem(self, item_id: str | None) -> None:
        if item_id is not None:
            self._focus("page")
            self._go_to(item_id)

    def do_evidence(self) -> None:
        """Show what the source says around the current quote or figure."""
        statement = self._statement()
        if statement is None:
            key = self.app.key
            go = f"{key('next-item')} and {key('previous-item')} go to one"
            self.say(f"no quote or figure here: {go}, {key('evidence')} shows its source's words")
            return
        from briefing_tui.reader.screens.evidence import EvidenceScreen  # noqa: PLC0415 - as above

        show, beside, edit = self._evidence, self._beside_in_order, self._edit_at
        self._showing = EvidenceScreen(self.palette, statement.id, show, beside, edit)
        self.app.push_screen(self._showing, self._leave_evidence(statement.id))

    def _statement(self) -> Statement | None:
        """The highlighted quote or figure of a pane, that of the chosen link, or the current one."""
        item_id = self.page.block(self.view.current).item_id
        if isinstance(self.focused, Filtered):
            item_id = self.focused.item_id
        elif self.view.link is not None and self._by_id(self.view.link[1].target):
            item_id = self.view.link[1].target
        return self._by_id(item_id)

    def _by_id(self, item_id: str | None) -> Statement | None:
        briefing = self.page.briefing
        return briefing.get(item_id, Quote) or briefing.get(item_id, Figure)

    def _evidence(self, item_id: str) -> tuple[str, list[Block]]:
        """The title and the blocks of the evidence of a statement."""
        statement = self._by_id(item_id)
        if statement is None:
            return "EVIDENCE", [Block("paragraph", f"The file has no {item_id} any more.", gap=0)]
        from briefing_tui.document import evidence  # noqa: PLC0415 - as above
        from briefing_tui.loading.texts import SourceText  # noqa: PLC0415

        briefing, found = self.page.briefing, self.proven
        pending = item_id not in self.signs and (self.checking or found is not None)
        proof = found.proofs.get(item_id) if found and not pending else None
        written = found.texts.get(statement.source or "") if found else None
        title = ("EVIDENCE", evidence.verdict(proof, pending=pending), wording.title(briefing, statement))
        blocks = evidence.evidence(
            briefing,
            statement,
            proof,
            None if written is None else SourceText(written),
            remarks=[*self._remarks(item_id, statement.source)],
            pending=pending,
        )
        return " · ".join(title), blocks

    def _remarks(self, *about: str | None) -> Iterator[str]:
        """What the check says of a statement and its source, as far as that is about what stands in the source."""
        for problem in self.report.problems if self.report else ():
            found = _ID.search(problem.path)
            if found and found[1] in about and _PROOF.match(problem.code):
                yield f"{problem.code} {problem.message}"

    def _beside_in_order(self, item_id: str, step: int) -> str | None:
        from briefing_tui.document import evidence  # noqa: PLC0415 - as above

        ids = [statement.id for statement in evidence.in_order(self.page.briefing)]
        at = ids.index(item_id) + step if item_id in ids else 0
        return ids[at] if 0 <= at < len(ids) else None

    def _leave_evidence(self, begun: str) -> Callable[[str | None], None]:
        """Go to the statement that was shown last, where it is another one."""

        def left(item_id: str | None) -> None:
            if item_id not in (None, begun) and item_id is not None:
                self._go_to_problem(item_id)

        return left

    def _edit_at(self, item_id: str) -> str:
        place = self.page.place_of(item_id)
        return self._edit(place) if place else ""

    def do_edit(self) -> None:
        """Open the editor at the line of the current item, and show what has become of the file."""
        place = self.view.current
        if isinstance(self.focused, Filtered) and self.focused.item_id:
            place = self.page.place_of(self.focused.item_id) or place
        self.say(self._edit(place))

    def _edit(self, place: Place) -> str:
        from briefing_tui.reader.editing import line_at  # noqa: PLC0415 - as above

        path = self.app.path
        if path is None:
            return "standard input has no file that an editor could open"
        try:
            return self.app.edit(line_at(self.page, place, read(path)))
        except Unreadable as error:
            return str(error)


def _name_of(path: Path | None) -> str:
    """What to call a file in a line."""
    return safe_line(path.name) if path else "standard input"


def _title(name: str, listed: int, counts: Mapping[Severity, int]) -> str:
    """How many problems there are: "talks.yaml: 2 errors, 1 warning"."""
    words = ", ".join(filter(None, (_counted(counts.get(kind, 0), kind) for kind in _KINDS)))
    return f"{name}: {words}" + (f" · the first {listed}" if listed < sum(counts.values()) else "")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count > 1 else ''}" if count else ""
