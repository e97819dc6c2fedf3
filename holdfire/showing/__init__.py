"""What a reader sees: the bulletin, the terminal, the exports."""
