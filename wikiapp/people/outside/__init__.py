"""Accounts elsewhere: signing in by a provider that the settings name (OpenID Connect)."""
