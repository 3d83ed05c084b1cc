"""The timeline: from columns of events to a frozen scene in pixels."""
