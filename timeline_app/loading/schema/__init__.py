"""What a file may say, as pydantic models: one module a subject, as in ``model``."""
