"""What happened, held against what was agreed."""
