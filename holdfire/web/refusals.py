"""What the workbench does not let somebody do."""

from holdfire.model.errors import HoldfireError


class RefusedError(HoldfireError):
    """Somebody asks what their role does not allow; the message says who may."""


class TooLargeError(HoldfireError):
    """Somebody sends more than is taken."""
