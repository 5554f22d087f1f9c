"""Passkeys: signing in by what a phone, a computer or a key for the pocket keeps (WebAuthn)."""
