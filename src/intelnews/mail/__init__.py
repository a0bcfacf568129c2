"""Mail: what a message says of itself, which of its parts is its text, and what it carries."""
