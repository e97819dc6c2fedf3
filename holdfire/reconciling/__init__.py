"""Many reports, one thing: stories, statements, incidents and the names of their actors."""
