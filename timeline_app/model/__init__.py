"""What the world is: frozen values, columns of numbers, pure queries."""
