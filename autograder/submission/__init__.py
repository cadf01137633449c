"""Put the answers of a submitted file into the pristine notebook."""
