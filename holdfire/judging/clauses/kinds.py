"""The kinds of clause that an agreement file may hold; a new kind of term is a new entry here."""

from holdfire.judging.clauses.acceptance import ACCEPTANCE
from holdfire.judging.clauses.ceiling import CEILING
from holdfire.judging.clauses.complaints import COMPLAINTS
from holdfire.judging.clauses.contingency import CONTINGENCY
from holdfire.judging.clauses.definition import DEFINITION
from holdfire.judging.clauses.dispute import DISPUTES
from holdfire.judging.clauses.ending import ENDING
from holdfire.judging.clauses.endorsement import ENDORSEMENT
from holdfire.judging.clauses.exchange import EXCHANGE
from holdfire.judging.clauses.exclusion import EXCLUSION
from holdfire.judging.clauses.humanitarian import HUMANITARIAN
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.judging.clauses.liaison import LIAISON
from holdfire.judging.clauses.line import LINE
from holdfire.judging.clauses.membership import MEMBERSHIP
from holdfire.judging.clauses.monitor import MONITOR
from holdfire.judging.clauses.obligation import OBLIGATION
from holdfire.judging.clauses.permission import PERMISSION
from holdfire.judging.clauses.phase import PHASE
from holdfire.judging.clauses.precondition import PRECONDITION
from holdfire.judging.clauses.prohibition import PROHIBITION
from holdfire.judging.clauses.protection import PROTECTION
from holdfire.judging.clauses.related import RELATED
from holdfire.judging.clauses.reporting import REPORTING
from holdfire.judging.clauses.review import REVIEW
from holdfire.judging.clauses.sanction import SANCTION
from holdfire.judging.clauses.signature import SIGNATURE
from holdfire.judging.clauses.silence import SILENCE
from holdfire.judging.clauses.start import START
from holdfire.judging.clauses.status_claim import STATUS_CLAIM
from holdfire.judging.clauses.trigger import TRIGGER
from holdfire.judging.clauses.undisclosed import UNDISCLOSED
from holdfire.judging.clauses.zone import ZONE

CLAUSE_KINDS: tuple[ClauseKind, ...] = (
    UNDISCLOSED,
    RELATED,
    ENDORSEMENT,
    DEFINITION,
    SIGNATURE,
    START,
    ENDING,
    MEMBERSHIP,
    ACCEPTANCE,
    EXCLUSION,
    PRECONDITION,
    PHASE,
    LINE,
    ZONE,
    PROHIBITION,
    PERMISSION,
    PROTECTION,
    OBLIGATION,
    HUMANITARIAN,
    EXCHANGE,
    CEILING,
    MONITOR,
    REPORTING,
    COMPLAINTS,
    LIAISON,
    DISPUTES,
    SANCTION,
    REVIEW,
    TRIGGER,
    CONTINGENCY,
    STATUS_CLAIM,
    SILENCE,
)
