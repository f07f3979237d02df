//! Room 11: the wire form of the record, schema `summitry/1`.
