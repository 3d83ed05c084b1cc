"""What is where: pure functions from data to frozen scenes in pixels."""
