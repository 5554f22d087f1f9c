"""Mail: an address of one's own, and a link to sign in by that is sent there."""
