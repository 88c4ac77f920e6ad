"""What advisors state by hand: papers received, overrides, notes, follow-ups, marks. Dated and signed."""
