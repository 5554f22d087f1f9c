"""What moderators do, and who looks at it: blocks, protection, taking back in bulk, reports, the log."""
