//! What must hold around a match: numbers that count things are no years, "May" may be a person.

use super::matching::Match;
use super::sem::{Found, From, Sem, item_of};
use super::token::{AMOUNT, BREAK, CAPITAL, DASH, Kind, SPACE, Token, value};
use crate::lexicon::time::{Beside, Class, Guard, TimeLexicon};

/// The surroundings of a match.
pub(super) struct Around<'a> {
    pub(super) lexicon: &'a TimeLexicon,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) items: &'a [Found],
    /// "May" is somebody's name in this text.
    pub(super) may_is_a_name: bool,
}

impl Around<'_> {
    /// Whether the neighbours and all guards of the match's rule let it pass.
    pub(super) fn accepts(&self, found: &Match) -> bool {
        let rule = &self.lexicon.rules[usize::from(found.rule)];
        let (before, after) = (self.before(found), self.after(found));
        let has = |beside: &Option<Beside>, token| beside.as_ref().is_none_or(|b| stands(b, token));
        let lacks = |beside: &Option<Beside>, token| beside.as_ref().is_none_or(|b| !stands(b, token));
        has(&rule.before, before)
            && has(&rule.after, after)
            && lacks(&rule.not_before, before)
            && lacks(&rule.not_after, after)
            && rule.guards.iter().all(|&guard| self.holds(guard, found))
    }

    fn holds(&self, guard: Guard, found: &Match) -> bool {
        match guard {
            Guard::Month => self.month(found),
            Guard::Year => self.year(found),
            Guard::Weekday => !self.last(found).is(Class::Wday),
            Guard::Uncounted => self.uncounted(found),
            Guard::Alone => !self.noun_follows(found),
            Guard::NoHyphen => !self.hyphen_follows(found),
            Guard::Calendar => self.unit(found).is_some_and(|u| u > 3 && u != 12),
            Guard::LongUnit => self.unit(found).is_some_and(|u| u != 1 && u != 10),
            Guard::Quarters => self.quarters(found),
            Guard::Decade => self.decade(found),
            Guard::DecadeYear => self.kept(found, Class::Year).is_some_and(|t| t.value % 10 == 0 && t.value > 1600),
            Guard::Era => self.era(found),
            Guard::Years => self.years(found),
            Guard::NineEleven => self.tokens[found.start].value == 911 && !self.counted(self.after(found)),
            Guard::NoName => self.no_name(found),
            Guard::Unhappened => !self.after(found).is_some_and(|t| t.is(Class::Past) || self.words(t).ends_with("ed")),
            Guard::NotDeictic => self.not_deictic(found),
            Guard::UnsaidYear => self.unsaid_year(found),
        }
    }

    /// The token before the match in its paragraph.
    fn before(&self, found: &Match) -> Option<&Token> {
        if self.tokens[found.start].has(BREAK) {
            return None;
        }
        found.start.checked_sub(1).and_then(|i| self.tokens.get(i))
    }

    /// The token after the match in its paragraph.
    fn after(&self, found: &Match) -> Option<&Token> {
        self.tokens.get(found.end).filter(|t| !t.has(BREAK))
    }

    fn last(&self, found: &Match) -> &Token {
        &self.tokens[found.end - 1]
    }

    fn kept(&self, found: &Match, class: Class) -> Option<&Token> {
        found.kept.get(class, 0).and_then(|i| self.tokens.get(i))
    }

    fn words(&self, token: &Token) -> &str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    fn is_word(&self, token: &Token, words: &[&str]) -> bool {
        token.kind == Kind::Word && words.iter().any(|w| self.words(token).eq_ignore_ascii_case(w))
    }

    fn unit(&self, found: &Match) -> Option<i64> {
        self.kept(found, Class::Unit).map(|t| value(t, Class::Unit, &self.lexicon.words))
    }

    fn name_follows(&self, found: &Match) -> bool {
        self.after(found).is_some_and(|t| t.is(Class::Name))
    }

    fn hyphen_follows(&self, found: &Match) -> bool {
        self.after(found).is_some_and(|t| t.is_mark('-') && !t.has(SPACE | DASH))
    }

    fn counted(&self, token: Option<&Token>) -> bool {
        let count = Class::Countable.bit() | Class::Units.bit() | Class::Scale.bit();
        token.is_some_and(|t| t.mask & count != 0 && !t.has(CAPITAL) || t.is_mark('%'))
    }

    /// Whether a lower-case word follows that can be the noun of this phrase.
    fn noun_follows(&self, found: &Match) -> bool {
        let other = Class::Function.bit() | Class::Before.bit() | Class::Past.bit() | Class::Future.bit();
        let noun = |t: &Token| t.kind == Kind::Word && t.mask & other == 0 && t.has(SPACE) && !t.has(CAPITAL);
        self.after(found).is_some_and(|t| noun(t) && !self.words(t).ends_with("ed") && !self.words(t).ends_with("ly"))
    }

    fn plural_follows(&self, found: &Match) -> bool {
        self.noun_follows(found) && self.after(found).is_some_and(|t| is_plural(self.words(t)))
    }

    fn month(&self, found: &Match) -> bool {
        let (token, before) = (self.last(found), self.before(found));
        let dated = before.is_some_and(|t| t.is(Class::Before) || t.is(Class::Mod) || t.is(Class::Which));
        if token.is(Class::Mon) {
            return false;
        }
        if !["May", "March"].contains(&self.words(token)) {
            return dated || !self.name_follows(found) && !before.is_some_and(|t| t.is(Class::Person));
        }
        let article = ["the", "a", "of", "to", "for", "and", "with", "from"];
        let article = before.is_some_and(|t| self.is_word(t, &article));
        let goal = self.after(found).is_some_and(|t| self.is_word(t, &["on", "for", "to"]));
        dated && !(article && (self.may_is_a_name || goal))
    }

    fn uncounted(&self, found: &Match) -> bool {
        let amount = self.tokens[found.start..found.end].iter().any(|t| t.has(AMOUNT));
        !amount && !self.counted(self.after(found))
    }

    fn year(&self, found: &Match) -> bool {
        let (token, before, after) = (&self.tokens[found.start], self.before(found), self.after(found));
        let counts = self.counted(after) || after.is_some_and(|t| t.is(Class::Zone));
        if token.has(AMOUNT) || counts || self.hyphen_follows(found) && !self.goes_on_after_hyphen(found) {
            return false;
        }
        let modern = (1900..2061).contains(&token.value);
        let Some(before) = before else { return modern && !self.plural_follows(found) };
        let opens = before.is_mark('(') || before.is_mark('-') || before.is_mark('/');
        let glued = !token.has(SPACE) && (!opens || before.is_mark('-') && !modern);
        if before.is(Class::Numbered) || before.is(Class::Approx) || glued {
            return false;
        }
        if modern {
            return before.is(Class::Before) || !self.plural_follows(found);
        }
        self.old_year(found, before)
    }

    /// Whether a number below 1900 is a year: after "in", in brackets, as the end of a range.
    fn old_year(&self, found: &Match, before: &Token) -> bool {
        let closes = self.after(found).is_some_and(|t| t.is_mark(')') || t.is_mark('-'));
        let year = Class::Year.bit() | Class::IsYear.bit();
        let ends_range = found.start > 1 && self.tokens[found.start - 2].mask & year != 0;
        let led = before.is(Class::Before) && !self.is_word(before, &["a", "an", "to", "for"]);
        let whole = self.after(found).is_none_or(|t| t.kind == Kind::Mark);
        let late = self.tokens[found.start].value >= 1600;
        let told = late && (whole && self.is_word(before, &["for"]) || !whole && self.is_word(before, &["the"]));
        before.is_mark('(') && closes || (led || ends_range || told) && !self.plural_follows(found)
    }

    /// "2003-era", "1979-present", but no "1500-strong".
    fn goes_on_after_hyphen(&self, found: &Match) -> bool {
        let next = self.tokens.get(found.end + 1);
        next.is_some_and(|t| t.kind != Kind::Word || t.has(CAPITAL) || self.is_word(t, &["present", "era", "style"]))
    }

    fn years(&self, found: &Match) -> bool {
        let mut years = self.tokens[found.start..found.end].iter().filter(|t| t.is(Class::Year));
        !self.before(found).is_some_and(|t| t.is(Class::Numbered)) && years.all(|t| t.value < 2200)
    }

    fn quarters(&self, found: &Match) -> bool {
        let unit = self.kept(found, Class::Units).or(self.kept(found, Class::Unit));
        let share = self.after(found).is_some_and(|t| self.is_word(t, &["of"]));
        let some = self.is_word(&self.tokens[found.start], &["some"]);
        !unit.is_some_and(|t| self.is_word(t, &["quarters", "quarter"])) || !(share || some)
    }

    fn decade(&self, found: &Match) -> bool {
        let Some(token) = self.kept(found, Class::Decade) else { return false };
        let four = (1000..3000).contains(&token.value);
        let apostrophe = !self.words(token).starts_with(|c: char| c.is_ascii_digit());
        let led = found.end - found.start > 1 || self.before(found).is_some_and(|t| self.is_word(t, &["and", "or"]));
        four || (20..100).contains(&token.value) && (apostrophe || led)
    }

    fn era(&self, found: &Match) -> bool {
        let capitals = |t: &Token| t.end - t.start > 3 || !self.words(t).contains(char::is_lowercase);
        self.kept(found, Class::Era).is_some_and(|t| t.has(CAPITAL) && capitals(t))
    }

    fn no_name(&self, found: &Match) -> bool {
        let possessive = |t: &Token| t.end - t.start < 5 && !t.has(SPACE) && self.words(t).ends_with('s');
        let led = self.before(found).is_some_and(|t| t.is(Class::Name) || possessive(t));
        !self.tokens[found.start].has(CAPITAL) || !led && !self.name_follows(found)
    }

    fn item(&self, token: &Token) -> Option<&Sem> {
        item_of(token).and_then(|i| self.items.get(i)).map(|f| &f.sem)
    }

    fn not_deictic(&self, found: &Match) -> bool {
        let sem = self.item(self.last(found));
        !matches!(sem, Some(Sem::Shift { from: From::Published, .. } | Sem::Weekday { .. }))
    }

    fn unsaid_year(&self, found: &Match) -> bool {
        let open = match self.item(&self.tokens[found.start]) {
            Some(Sem::Date(f)) => f.year.is_none(),
            Some(Sem::Season { year, .. } | Sem::Holiday { year, .. }) => year.is_none(),
            Some(Sem::Weekday { .. } | Sem::Nth { .. }) => true,
            _ => false,
        };
        let adjacent = found.end - found.start == 2;
        open && (!adjacent || matches!(self.item(self.last(found)), Some(Sem::Shift { .. })))
    }
}

/// Whether the token, or the lack of one, is among the neighbours.
fn stands(beside: &Beside, token: Option<&Token>) -> bool {
    let Some(token) = token else { return beside.edge };
    let mark = token.kind == Kind::Mark && (beside.any_mark || beside.marks.iter().any(|&m| token.is_mark(m)));
    mark || token.mask & beside.classes != 0 || token.word != 0 && beside.words.contains(&token.word)
}

/// Whether a word looks like a plural noun.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end))
}

/// Whether "May" is a name here: "Theresa May", "Mrs May".
pub(super) fn may_is_a_name(lexicon: &TimeLexicon, tokens: &[Token]) -> bool {
    let may = lexicon.words.id("may");
    let name = Class::Name.bit() | Class::Person.bit();
    let is_may = |t: &Token| t.word == may && t.has(CAPITAL) && !t.has(BREAK);
    tokens.windows(2).any(|pair| is_may(&pair[1]) && pair[0].mask & name != 0)
}
