//! Bytes to clean text and metadata.
