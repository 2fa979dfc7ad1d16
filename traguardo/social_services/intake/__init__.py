"""Files that come from outside: regulations in TOML and cases in JSON, into plain values with findings."""
