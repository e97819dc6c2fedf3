"""The workbench in the browser; for now the bulletin, served on this machine."""
