"""What is kept: captures, facts, decisions; the only room that speaks SQL."""
