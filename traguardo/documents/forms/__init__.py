"""What people type about documents: read and held to sense before any act."""
