"""What tests are helped by: small data, an editor's desk, sites that are built and served."""
