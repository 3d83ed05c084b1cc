"""What the user is looking at: one frozen view state, one session that changes it."""
