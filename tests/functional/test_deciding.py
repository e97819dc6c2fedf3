"""A reviewer's work through the commands: merge, split, correct, withdraw, and what differs since."""

import json
from pathlib import Path

from tests.functional.conftest import Holdfire


def decided(holdfire: Holdfire, folder: Path, *arguments: str, by: str = "ann") -> str:
    """The id of the decision that these arguments record."""
    result = holdfire("decide", folder, *arguments, "--by", by, "--reason", "looked")
    assert result.exit_code == 0, result.output
    return result.output.split()[1].rstrip(";")


def test_incidents_are_merged_split_and_put_back_and_the_difference_says_why(
    syria: Path, holdfire: Holdfire, export
) -> None:
    holdfire("run", syria)
    before = export(syria, "incidents")
    whole = next(line for line in before if len(line["accounts"]) > 1)
    mention = whole["accounts"][-1]["mention"]
    other = next(line["id"] for line in before if line["id"] != whole["id"])
    decided(holdfire, syria, "split", whole["id"], "--other", mention)
    merge = decided(holdfire, syria, "merge", whole["id"], "--other", other)
    decided(holdfire, syria, "correct", mention, "--slot", "place", "--value", "Nowhere Hill")
    holdfire("run", syria)
    after = export(syria, "incidents")
    homes = {account["mention"]: line["id"] for line in after for account in line["accounts"]}
    first = whole["accounts"][0]["mention"]
    others = next(line for line in before if line["id"] == other)["accounts"]
    assert homes[mention] != homes[first]
    assert {homes[account["mention"]] for account in others} == {homes[first]}
    apart = next(line for line in after if line["id"] == homes[mention])
    assert [place["name"] for place in apart["places"]] == ["Nowhere Hill"]

    found = json.loads(holdfire("diff", syria, "--since", "1 minute ago", "--json").stdout)
    assert len(found["decisions"]) == 3
    told = holdfire("diff", syria, "--since", "yesterday")
    assert told.exit_code == 0, told.output
    assert "ann" in told.output

    pair = ("split", first, "--other", others[0]["mention"], "--by", "bob", "--reason", "no")
    refused = holdfire("decide", syria, *pair)
    assert refused.exit_code == 4
    assert "ann decided about" in refused.output
    decided(holdfire, syria, "withdraw", merge, by="bob")
    holdfire("run", syria)
    ids = {line["id"] for line in export(syria, "incidents")}
    assert {whole["id"], other} <= ids
    listed = holdfire("decisions", syria).output
    assert "[withdrawn by bob: " in listed
    assert "Every decision fits" in holdfire("decisions", syria, "--unfit").output
    assert holdfire("decisions", syria, "--as-of", "yesterday").output == "Nothing was decided.\n"
    assert holdfire("explain", whole["id"], "--case", syria, "--as-of", "yesterday").exit_code == 4


def test_a_lock_is_seen_and_keeps_another_reviewer_out(syria_run: Path, holdfire: Holdfire, export) -> None:
    incident = export(syria_run, "incidents")[0]["id"]
    decided(holdfire, syria_run, "lock", incident)
    assert incident in holdfire("decisions", syria_run, "--locks").output
    refused = holdfire(
        "decide", syria_run, "set_work", incident, "--value", "closed", "--by", "bob", "--reason", "done"
    )
    assert refused.exit_code == 4
    assert "ann holds a lock" in refused.output
    decided(holdfire, syria_run, "release", incident)
    assert holdfire("decisions", syria_run, "--locks").output == "Nothing is locked.\n"
