//! The few colours of the program. `anstream` drops them where the terminal has none or NO_COLOR is set.

use anstyle::{AnsiColor, Style};
use std::fmt::Display;

pub(crate) const HEAD: Style = Style::new().bold();
pub(crate) const NAME: Style = AnsiColor::Cyan.on_default().bold();
pub(crate) const WORDS: Style = AnsiColor::Green.on_default();
pub(crate) const ACT: Style = AnsiColor::Yellow.on_default();
pub(crate) const FAINT: Style = Style::new().dimmed();
pub(crate) const BAD: Style = AnsiColor::Red.on_default();

/// The text in a style.
pub(crate) fn paint(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// Columns of a page: those of the terminal, within what reads well.
pub(crate) fn page_width() -> usize {
    terminal_size::terminal_size().map_or(100, |(w, _)| usize::from(w.0)).clamp(50, 110)
}

/// The words with single blanks between them.
pub(crate) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
