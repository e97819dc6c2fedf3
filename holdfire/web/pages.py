"""All pages of the workbench, in the order of its navigation; a new page is a line here."""

from holdfire.showing.workbench.dispatches import DispatchAsked, DispatchPage, dispatch_page
from holdfire.showing.workbench.incident import IncidentAsked, OneIncident, incident
from holdfire.showing.workbench.incidents import Incidents, incidents
from holdfire.showing.workbench.selection import IncidentsAsked
from holdfire.showing.workbench.today import Today, TodayAsked, today
from holdfire.web.page_at import PageAt

PAGES = (
    PageAt(
        name="today",
        path="/",
        asked=TodayAsked,
        gives=Today,
        build=today,
        nav="Today",
        about="Whether the truce is in force and holding, on whose word, what changed, what falls due.",
    ),
    PageAt(
        name="incidents",
        path="/incidents",
        asked=IncidentsAsked,
        gives=Incidents,
        build=incidents,
        nav="Incidents",
        about="The incidents of a selection, as a table, on a map or along a timeline, with its numbers.",
    ),
    PageAt(
        name="incident",
        path="/incidents/{id}",
        asked=IncidentAsked,
        gives=OneIncident,
        build=incident,
        about="One incident: its accounts side by side, the tests as an argument, its origins and history.",
    ),
    PageAt(
        name="dispatches",
        path="/dispatches",
        asked=DispatchAsked,
        gives=DispatchPage,
        build=dispatch_page,
        nav="Dispatches",
        about="What is sent each day, each week or at once, with what is kept back.",
    ),
)
