"""The timeline widget: gestures in, session told; the scene painted again."""
