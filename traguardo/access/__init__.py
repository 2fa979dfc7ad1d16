"""Who may do what, for which authority: tenants, sign-in, roles."""
