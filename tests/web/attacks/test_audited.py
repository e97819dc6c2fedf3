"""What the audit shows to whom, and what it notes of reading, deciding and taking along."""

from holdfire.web.people.audit import AuditKind, Wanted

CASE = "/syria-2016"
EVERY = Wanted(case="syria-2016", of_no_case=True)


def about(people, kind):
    wanted = Wanted(case="syria-2016", of_no_case=True, kind=kind)
    return [(line.by, line.about) for line in people.audit.lines(wanted, skip=0, most=50)]


def an_incident(app):
    return app.state.desks["syria-2016"].case.view().reconciled().incidents[0].id


def test_reading_an_item_is_noted_where_the_case_asks_for_it(case, app, logged_in, people):
    one = logged_in("reader")
    page = next(page for page in app.state.pages if page.path == "/incidents/{id}")
    address = f"{CASE}/incidents/{an_incident(app)}"
    one.get(address)
    assert about(people, AuditKind.READ) == []
    config = app.state.desks["syria-2016"].case.config
    object.__setattr__(config, "audit_reads", True)
    assert one.get(address).status_code == 200
    assert one.get(f"/api{address}").status_code == 200
    one.get(f"{CASE}/incidents")
    assert about(people, AuditKind.READ) == [("reader", f"{page.name}: {an_incident(app)}")] * 2


def test_opening_a_captured_original_is_noted_as_reading_an_item_is(app, logged_in, people):
    desk = app.state.desks["syria-2016"]
    sha256 = desk.case.view().captures()[0].sha256
    object.__setattr__(desk.case.config, "audit_reads", True)
    assert logged_in("reader").get(f"{CASE}/captures/{sha256}").status_code == 200
    assert logged_in("reader").get(f"{CASE}/captures/{'0' * 64}").status_code == 404
    assert about(people, AuditKind.READ) == [("reader", f"capture: {sha256}")]


def test_a_setting_that_asks_for_it_is_read_from_the_case(case):
    from holdfire.config import read_config

    assert not read_config(case, {}).audit_reads
    with (case / "holdfire.yaml").open("a", encoding="utf-8") as file:
        file.write("audit_reads: true\n")
    assert read_config(case, {}).audit_reads


def test_what_is_taken_along_is_noted(logged_in, people):
    assert logged_in("reader").get(f"{CASE}/dispatches/daily.md").status_code == 200
    assert about(people, AuditKind.EXPORT) == [("reader", "syria-2016-daily.md")]


def test_an_editor_sees_what_is_about_their_case_and_not_who_logs_in(logged_in, people):
    logged_in("reader").get(f"{CASE}/dispatches/daily.md")
    shown = logged_in("editor").get(f"{CASE}/audit?of=doors").text
    assert "syria-2016-daily.md" in shown
    assert "198.51.100.7" in shown
    assert "came in" not in shown
    assert "came in" in logged_in("administrator").get(f"{CASE}/audit?of=doors").text


def test_an_administrator_s_first_password_for_somebody_is_nowhere_noted(logged_in, people):
    fields = {"name": "reader", "password": "known to two people"}
    one = logged_in("administrator")
    assert one.post(f"{CASE}/people/reset", fields, page=f"{CASE}/people").status_code == 303
    told = [line.about for line in people.audit.lines(EVERY, skip=0, most=50)]
    assert "people-reset: name reader" in told
    assert not any("known to two" in line for line in told)
