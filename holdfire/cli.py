"""The one group of all commands; each stands in holdfire/commands/."""

import errno

import click

from holdfire import __version__
from holdfire.commands.asked import EXIT_CASE, EXIT_RECORD
from holdfire.commands.asking import show_status
from holdfire.commands.comparing import show_difference
from holdfire.commands.deciding import list_decisions, record_decision
from holdfire.commands.dispatching import send_dispatch
from holdfire.commands.exporting import export_lines
from holdfire.commands.keeping import back_up_case, copy_case, migrate_case, restore_case, verify_case
from holdfire.commands.looking import show_calendar, show_relations, show_tallies
from holdfire.commands.people import people_commands
from holdfire.commands.reading import draft_file, read_reports
from holdfire.commands.running import import_tables, run_case, watch_feeds
from holdfire.commands.searching import search_words
from holdfire.commands.serving import serve_cases
from holdfire.commands.weighing import explain_line, judge_case, suppose_otherwise
from holdfire.commands.writing import check_case, new_case, write_template
from holdfire.model.errors import FileFaultsError, HoldfireError, RecordError

COMMANDS = (
    run_case,
    import_tables,
    watch_feeds,
    read_reports,
    draft_file,
    show_status,
    explain_line,
    export_lines,
    send_dispatch,
    search_words,
    judge_case,
    suppose_otherwise,
    show_calendar,
    show_tallies,
    show_relations,
    serve_cases,
    people_commands,
    new_case,
    write_template,
    check_case,
    record_decision,
    verify_case,
    migrate_case,
    back_up_case,
    restore_case,
    copy_case,
    list_decisions,
    show_difference,
)


class _Commands(click.Group):
    """Turns Holdfire's errors into a message on standard error and a documented exit code."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except HoldfireError as error:
            click.echo(_told(error), err=True)
            context.exit(EXIT_RECORD if isinstance(error, RecordError) else EXIT_CASE)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever read our output has gone: click ends quietly
            click.echo(f"Refused: {error}; make room, or have it opened to you, then try again", err=True)
            context.exit(EXIT_CASE)


def _told(error: HoldfireError) -> str:
    if isinstance(error, FileFaultsError):
        number = len(error.faults)
        return f"Refused: {number} fault{'s' if number != 1 else ''}.\n{error}"
    return f"Refused: {error}"


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="holdfire")
def main() -> None:
    """Holdfire keeps the record of a ceasefire from public reporting."""


for command in COMMANDS:
    main.add_command(command)
