//! The HTML of an article to paragraphs of text, parted by one blank line.

use trafilatura::dom::{Document, NodeId};

#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "pre",
    "section", "article", "main", "aside", "header", "footer", "figure", "figcaption", "hr", "body", "html", "address", "details",
    "summary", "caption", "form",
];

/// Elements that are not read as text.
const SILENT: &[&str] = &["script", "style", "template", "noscript", "head"];

pub(crate) fn paragraphs(html: &str) -> String {
    let document = Document::parse(html);
    let mut page = Page::default();
    let mut todo = vec![Step::Enter(document.root())];
    while let Some(step) = todo.pop() {
        match step {
            Step::Enter(node) if document.is_text(node) => page.push(&document.text_content(node)),
            Step::Enter(node) => enter(&document, node, &mut page, &mut todo),
            Step::Leave => page.end(Break::Paragraph),
        }
    }
    page.text
}

enum Step {
    Enter(NodeId),
    Leave,
}

fn enter(document: &Document, node: NodeId, page: &mut Page, todo: &mut Vec<Step>) {
    let tag = document.tag_name(node);
    match tag {
        "br" => page.end(Break::Line),
        "td" | "th" => page.push(" "),
        _ if SILENT.contains(&tag) => return,
        _ if BLOCKS.contains(&tag) => {
            page.end(Break::Paragraph);
            todo.push(Step::Leave);
        }
        _ => {}
    }
    todo.extend(document.child_nodes(node).into_iter().rev().map(Step::Enter));
}

/// The text so far, and what parts it from the next word.
#[derive(Default)]
struct Page {
    text: String,
    next: Break,
}

/// What stands between two words, the weakest first.
#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

impl Page {
    /// Two line breaks make a paragraph, as writers of old pages meant them.
    fn end(&mut self, with: Break) {
        self.next = match (self.next, with) {
            (Break::Line, Break::Line) => Break::Paragraph,
            (now, with) => now.max(with),
        };
    }

    /// White space of any kind is one space; characters that are only hints for line breaking are dropped.
    fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                c if c.is_whitespace() => self.next = self.next.max(Break::Space),
                c => self.put(c),
            }
        }
    }

    fn put(&mut self, c: char) {
        if !self.text.is_empty() {
            self.text.push_str(match self.next {
                Break::None => "",
                Break::Space => " ",
                Break::Line => "\n",
                Break::Paragraph => "\n\n",
            });
        }
        self.next = Break::None;
        self.text.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_paragraphs() {
        let cases = [
            ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
            ("<div>One.<div>Two.</div>Three.</div>", "One.\n\nTwo.\n\nThree."),
            ("<p>One,<br>two.<br><br>Three.</p>", "One,\ntwo.\n\nThree."),
            ("<p>One <b>bold</b>,\n  <i>two</i>.</p>", "One bold, two."),
            ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
            ("<table><tr><td>One<td>1<tr><td>Two<td>2</table>", "One 1\n\nTwo 2"),
            ("<p>Gen\u{ad}ève\u{a0}is &amp; stays &lt;here&gt;\u{200b}.", "Genève is & stays <here>."),
            ("<h2>Head</h2>Text<script>no</script><blockquote>“Yes”</blockquote>", "Head\n\nText\n\n“Yes”"),
            ("<p> </p><p></p>", ""),
            ("", ""),
        ];
        for (html, want) in cases {
            assert_eq!(paragraphs(html), want, "{html}");
        }
    }
}
