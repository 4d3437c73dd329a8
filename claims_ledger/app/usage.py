"""What was typed and cannot be read, as an error of usage."""

from claims_ledger.domain.errors import AmbiguousError, ReadingError, SeveralError, UsageError
from claims_ledger.intake.rows import TroublesError


class usage:  # noqa: N801 -- a context manager used like a function
    """Turns words that could not be read into an error of usage, or, where all that is wrong is that they could mean
    several things, into one that asks which."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ReadingError):
            raise (AmbiguousError if isinstance(error, SeveralError) else UsageError)(error.what, error.hint) from error
        if isinstance(error, TroublesError):
            what = "; ".join(trouble.what for trouble in error.troubles)
            hint = "; ".join(dict.fromkeys(trouble.hint for trouble in error.troubles if trouble.hint))
            several = all(trouble.several for trouble in error.troubles)
            raise (AmbiguousError if several else UsageError)(what, hint) from error
