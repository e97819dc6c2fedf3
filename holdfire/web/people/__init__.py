"""Who may come to the workbench: accounts, sessions, tokens, tries to get in, and the audit of it all."""
