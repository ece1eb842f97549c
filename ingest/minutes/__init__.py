"""What do minutes record? Attendance, items, decisions, actions, offices."""
