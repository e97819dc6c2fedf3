"""The pages of the workbench as data: what each may be asked, and what it shows."""
