"""Where captures come from: folders of pages, text, PDFs, JSON Lines, feeds, web archives and mail."""
