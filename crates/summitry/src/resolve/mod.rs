//! Room 10: from mentions to the world.
