"""What is said to have happened, what the terms are said to be, and how positions compare."""
