"""The tables of the accounts' database, as the numbered steps make them."""

from sqlalchemy import Column, Integer, MetaData, String, Table

metadata = MetaData()

steps = Table(
    "account_steps",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", String, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("name", String, primary_key=True),
    Column("folded", String),
    Column("password", String),
    Column("subject", String),
    Column("everywhere", String),
    Column("language", String),
    Column("to_change", Integer),
    Column("disabled", Integer),
    Column("made", String),
    Column("made_by", String),
)

access = Table(
    "access",
    metadata,
    Column("account", String, primary_key=True),
    Column("case_name", String, primary_key=True),
    Column("role", String),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", String, primary_key=True),
    Column("account", String),
    Column("form_token", String),
    Column("began", String),
    Column("seen", String),
    Column("address", String),
)

tokens = Table(
    "tokens",
    metadata,
    Column("digest", String, primary_key=True),
    Column("id", String),
    Column("account", String),
    Column("label", String),
    Column("scope", String),
    Column("made", String),
    Column("ends", String),
)

tries = Table(
    "tries",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("who", String),
    Column("at", String),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String),
    Column("kind", String),
    Column("by_name", String),
    Column("address", String),
    Column("case_name", String),
    Column("about", String),
)
