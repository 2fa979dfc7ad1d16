"""A plan against another: packed, fingerprinted, compared, varied, copied on, followed through the years."""
