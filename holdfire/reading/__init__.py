"""What one report says, each thing pinned to its passage."""
