-- Who may come in, and what they did. All times are UTC texts; secrets are kept as hashes alone.

CREATE TABLE accounts (
    name TEXT PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE,
    password TEXT,
    subject TEXT UNIQUE,
    everywhere TEXT,
    language TEXT NOT NULL,
    to_change INTEGER NOT NULL,
    disabled INTEGER NOT NULL,
    made TEXT NOT NULL,
    made_by TEXT NOT NULL
);
CREATE TABLE access (
    account TEXT NOT NULL REFERENCES accounts (name),
    case_name TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (account, case_name)
);
CREATE TABLE sessions (
    digest TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (name),
    form_token TEXT NOT NULL,
    began TEXT NOT NULL,
    seen TEXT NOT NULL,
    address TEXT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);
CREATE TABLE tokens (
    digest TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES accounts (name),
    label TEXT NOT NULL,
    scope TEXT NOT NULL,
    made TEXT NOT NULL,
    ends TEXT NOT NULL
);
CREATE INDEX tokens_by_account ON tokens (account);
CREATE TABLE tries (
    number INTEGER PRIMARY KEY,
    who TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX tries_by_who ON tries (who, at);
CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    by_name TEXT NOT NULL,
    address TEXT NOT NULL,
    case_name TEXT,
    about TEXT NOT NULL
);
CREATE INDEX audit_by_case ON audit (case_name, number);
