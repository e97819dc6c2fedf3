"""One file a task: its predictions, and its score on our own labelled data."""
