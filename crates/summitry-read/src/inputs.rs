//! From what a user names to the files to read.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::error::{ReadError, ReadErrorKind};

/// The files to read: each path that is a file as it is, each folder with all that is in it, sorted by name.
///
/// Inside folders, hidden names and symbolic links are passed over, so a walk never leaves its folder or goes in a ring.
/// A path that does not exist is given back as it is: opening it tells why. Folders that cannot be listed give errors.
pub fn inputs<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> impl Iterator<Item = Result<PathBuf, ReadError>> {
    paths.into_iter().flat_map(|path| one(path.as_ref()))
}

fn one(path: &Path) -> Box<dyn Iterator<Item = Result<PathBuf, ReadError>>> {
    if path.is_dir() { Box::new(folder(path)) } else { Box::new(std::iter::once(Ok(path.to_owned()))) }
}

fn folder(path: &Path) -> impl Iterator<Item = Result<PathBuf, ReadError>> + use<> {
    let walk = WalkDir::new(path).follow_links(false).sort_by_file_name().into_iter();
    walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)).filter_map(|entry| match entry {
        Ok(entry) => entry.file_type().is_file().then(|| Ok(entry.into_path())),
        Err(error) => Some(Err(refused(error))),
    })
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn refused(error: walkdir::Error) -> ReadError {
    let place = error.path().map_or_else(|| "folder".to_owned(), |path| path.display().to_string());
    let cause = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
    ReadError::new(place, ReadErrorKind::Io(cause))
}
