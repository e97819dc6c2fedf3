"""The kinds of clause that an agreement file may hold; a new kind of term is a new entry here."""

from holdfire.judging.clauses.contingency import CONTINGENCY
from holdfire.judging.clauses.ending import ENDING
from holdfire.judging.clauses.exclusion import EXCLUSION
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.judging.clauses.membership import MEMBERSHIP
from holdfire.judging.clauses.obligation import OBLIGATION
from holdfire.judging.clauses.permission import PERMISSION
from holdfire.judging.clauses.prohibition import PROHIBITION
from holdfire.judging.clauses.protection import PROTECTION
from holdfire.judging.clauses.silence import SILENCE
from holdfire.judging.clauses.start import START
from holdfire.judging.clauses.status_claim import STATUS_CLAIM
from holdfire.judging.clauses.trigger import TRIGGER

CLAUSE_KINDS: tuple[ClauseKind, ...] = (
    START,
    ENDING,
    MEMBERSHIP,
    EXCLUSION,
    PROHIBITION,
    PERMISSION,
    PROTECTION,
    OBLIGATION,
    TRIGGER,
    CONTINGENCY,
    STATUS_CLAIM,
    SILENCE,
)
