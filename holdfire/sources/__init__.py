"""Where captures come from: folders, pages, text captures, JSON Lines."""
