"""Rules over what somebody is about to write: tagged, warned of, held for a moderator or refused."""
