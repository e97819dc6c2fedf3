"""What a browser does with the workbench: loads pages, keeps cookies, sends the forms it finds."""

from lxml import html
from starlette.testclient import TestClient

PASSWORD = "seven quiet rivers"


class Browser:
    """One person's browser."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def get(self, address, **more):
        """Loads a page."""
        return self.client.get(address, **more)

    def token(self, page, action=None):
        """The token of the form of a page that is sent to an address; of its first form, where none is."""
        forms = html.fromstring(self.get(page).text).xpath("//form[.//input[@name='form_token']]")
        meant = [form for form in forms if form.get("action") == action] or forms
        return meant[0].xpath(".//input[@name='form_token']/@value")[0] if meant else ""

    def post(self, address, fields=None, *, page=None, **more):
        """Sends a form with the token of the page that it stands on (None: without one)."""
        given = dict(fields or {})
        if page is not None:
            given = {"form_token": self.token(page, address)} | given
        return self.client.post(address, data=given, **more)

    def log_in(self, name, password, onward="/"):
        """Loads the log-in and sends it."""
        return self.post("/log-in", {"name": name, "password": password, "next": onward}, page="/log-in")

    @property
    def session(self):
        """The cookie of the session, None where there is none."""
        kept = {cookie.name: cookie for cookie in self.client.cookies.jar}
        return kept.get("__Host-holdfire") or kept.get("holdfire")
