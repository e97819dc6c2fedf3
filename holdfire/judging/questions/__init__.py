"""The eight tests, one question a file, each answered yes, no or unknown with its reason."""
