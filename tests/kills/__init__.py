"""Kill -9 at random moments, and what is left held against what an undisturbed run leaves."""
