//! Reads news into records.
