//! Room 5: the learned readers. Decides no records.
