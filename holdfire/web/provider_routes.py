"""The log-in's way through an identity provider, there and back."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from holdfire.model.errors import UnknownIdError
from holdfire.web.account_routes import let_in, own_address, people_of
from holdfire.web.cookies import PROVIDER, cookie_of, drop_cookie, set_cookie
from holdfire.web.oidc import Provider, under_way
from holdfire.web.refusals import RefusedError
from holdfire.web.seating import LOG_IN, address_of

THERE, BACK = f"{LOG_IN}/provider", f"{LOG_IN}/provider/back"


def _there(request: Request) -> Response:
    """Sends the browser to the provider."""
    onward = own_address(request.query_params.get("next", "/"))
    address, begun = _provider(request).begin(_back_address(request), onward)
    response = RedirectResponse(address, HTTPStatus.SEE_OTHER)
    set_cookie(response, request, PROVIDER, begun.kept())
    return response


def _back(request: Request) -> Response:
    """Lets in who comes back from the provider and has an account here."""
    begun = under_way(cookie_of(request, PROVIDER))
    now, people = request.app.state.clock(), people_of(request)
    subject = _provider(request).subject(request.query_params, begun, _back_address(request), now)
    secret = people.log_in_by_subject(subject, address_of(request), now)
    if secret is None:
        raise RefusedError(
            f"the provider knows you, and no account here is yours; give an administrator this: {subject}"
        )
    response = let_in(request, secret, begun.onward)
    drop_cookie(response, request, PROVIDER)
    return response


def _provider(request: Request) -> Provider:
    provider: Provider | None = request.app.state.provider
    if provider is None:
        raise UnknownIdError("this workbench knows no identity provider")
    return provider


def _back_address(request: Request) -> str:
    return str(request.url.replace(path=BACK, query="", fragment=""))


PROVIDER_ROUTES = (Route(THERE, _there, name="provider"), Route(BACK, _back, name="provider-back"))
