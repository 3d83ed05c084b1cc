"""``python -m timeline_app`` is ``timeline-app``."""

from timeline_app.cli import main

if __name__ == "__main__":
    main()
