//! What must hold around a match: numbers that count things are no years, "May" may be a person.

use super::matching::Match;
use super::sem::{Found, From, Sem, item_of};
use super::token::{AMOUNT, BREAK, CAPITAL, DASH, Kind, SPACE, Token, value};
use crate::lexicon::time::{Class, Guard, TimeLexicon};

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
    /// Whether all guards of the match's rule hold.
    pub(super) fn accepts(&self, found: &Match) -> bool {
        let rule = &self.lexicon.rules[usize::from(found.rule)];
        rule.guards.iter().all(|&guard| self.holds(guard, found))
    }

    fn holds(&self, guard: Guard, found: &Match) -> bool {
        match guard {
            Guard::Month => self.month(found),
            Guard::Abbreviation => self.before(found).is_some_and(|t| t.is(Class::Before)) && !self.name_follows(found),
            Guard::Year => self.year(found),
            Guard::Weekday => {
                !self.tokens[found.end - 1].is(Class::Wday)
                    && !self.after(found).is_some_and(|t| t.is_mark('-') && !t.has(SPACE | DASH))
            }
            Guard::Uncounted => self.uncounted(found),
            Guard::Clock => self.before(found).is_some_and(|t| t.is(Class::Approx) || self.any(t, CLOCK_LED)),
            Guard::Season => self.season(found),
            Guard::Units => self.units(found),
            Guard::Alone => !self.noun_follows(found),
            Guard::Preposition => self.before(found).is_some_and(|t| t.is(Class::Before)),
            Guard::NotAge => {
                !self.before(found).is_some_and(|t| self.any(t, &["his", "her", "their", "my", "your", "our"]))
            }
            Guard::NoHyphen => !self.after(found).is_some_and(|t| t.is_mark('-') && !t.has(SPACE | DASH)),
            Guard::Closed => self.closed(found),
            Guard::Part => self.part(found),
            Guard::NotOf => !self.after(found).is_some_and(|t| self.any(t, &["of"])),
            Guard::Within => self.within(found),
            Guard::NotWithin => !self.within(found),
            Guard::NotDuring => self.not_during(found),
            Guard::Calendar => self.calendar(found),
            Guard::Quarter => !self.after(found).is_some_and(|t| self.any(t, &["final", "finals"])),
            Guard::Rate => self.rate(found),
            Guard::Decade => self.decade(found),
            Guard::Era => self.era(found),
            Guard::NineEleven => self.nine_eleven(found),
            Guard::NoName => self.no_name(found),
            Guard::NotCompared => self.not_compared(found),
            Guard::NotThan => !self.after(found).is_some_and(|t| self.any(t, &["than"])),
            Guard::Years => {
                let years = self.tokens[found.start..found.end].iter().filter(|t| t.is(Class::Year));
                !self.before(found).is_some_and(|t| t.is(Class::Numbered)) && years.into_iter().all(|t| t.value < 2200)
            }
            Guard::NotDeictic => {
                let item = item_of(&self.tokens[found.end - 1]).and_then(|i| self.items.get(i));
                !matches!(item.map(|f| &f.sem), Some(Sem::Shift { from: From::Published, .. } | Sem::Weekday { .. }))
            }
            Guard::DecadeYear => {
                let year = found.kept.get(Class::Year, 0).map(|i| self.tokens[i].value);
                year.is_some_and(|y| y % 10 == 0 && y > 1600)
            }
            Guard::Quarters => self.quarters(found),
            Guard::InFuture => self.before(found).is_some_and(|t| self.any(t, &["in"])),
            Guard::Running => self.running(found),
            Guard::LongUnit => self.long_unit(found),
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

    fn words(&self, token: &Token) -> &str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    fn words_of(&self, found: &Match) -> &str {
        let (start, end) = (self.tokens[found.start].start, self.tokens[found.end - 1].end);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    fn any(&self, token: &Token, words: &[&str]) -> bool {
        token.kind == Kind::Word && words.iter().any(|w| self.words(token).eq_ignore_ascii_case(w))
    }

    fn name_follows(&self, found: &Match) -> bool {
        self.after(found).is_some_and(|t| t.is(Class::Name))
    }

    fn counted(&self, token: Option<&Token>) -> bool {
        let count = Class::Countable.bit() | Class::Units.bit() | Class::Scale.bit();
        token.is_some_and(|t| t.mask & count != 0 && !t.has(CAPITAL) || t.is_mark('%'))
    }

    /// Whether a lower-case word follows that can be the noun of this phrase.
    fn noun_follows(&self, found: &Match) -> bool {
        let noun = |t: &Token| t.kind == Kind::Word && !t.is(Class::Function) && t.word == 0 && t.has(SPACE);
        self.after(found).is_some_and(|t| noun(t) && !t.has(CAPITAL) && !self.words(t).ends_with("ed"))
    }

    fn plural_follows(&self, found: &Match) -> bool {
        self.noun_follows(found) && self.after(found).is_some_and(|t| is_plural(self.words(t)))
    }

    fn month(&self, found: &Match) -> bool {
        let token = &self.tokens[found.end - 1];
        if token.is(Class::Mon) {
            return false;
        }
        let before = self.before(found);
        let dated = before.is_some_and(|t| t.is(Class::Before) || t.is(Class::Mod) || t.is(Class::Which));
        let ambiguous = ["May", "March"].contains(&self.words(token));
        if !ambiguous {
            return dated || !self.name_follows(found) && !before.is_some_and(|t| t.is(Class::Person));
        }
        let article = before.is_some_and(|t| self.any(t, &["the", "a", "of", "to", "for", "and", "with", "from"]));
        dated && !(article && (self.may_is_a_name || self.after(found).is_some_and(|t| self.any(t, &["on", "for"]))))
    }

    fn uncounted(&self, found: &Match) -> bool {
        let amount = self.tokens[found.start..found.end].iter().any(|t| t.has(AMOUNT));
        !amount && !self.counted(self.after(found))
    }

    fn year(&self, found: &Match) -> bool {
        let token = &self.tokens[found.start];
        let year = value(token, Class::Year, &self.lexicon.words);
        let (before, after) = (self.before(found), self.after(found));
        let modern = (1900..2061).contains(&year);
        if token.has(AMOUNT) || self.counted(after) || after.is_some_and(|t| t.is(Class::Zone) || t.is(Class::Units)) {
            return false;
        }
        if after.is_some_and(|t| t.is_mark('-') && !t.has(SPACE | DASH)) && !self.year_hyphen(found) {
            return false;
        }
        let Some(before) = before else { return modern && !self.plural_follows(found) };
        let glued = !token.has(SPACE) && !before.is_mark('(') && !before.is_mark('-') && !before.is_mark('/');
        let dash = before.is_mark('-') && !token.has(SPACE);
        if before.is(Class::Numbered) || before.is(Class::Approx) || glued || dash && !modern {
            return false;
        }
        if modern {
            return before.is(Class::Before) || !self.plural_follows(found);
        }
        let bracketed = before.is_mark('(') && after.is_some_and(|t| t.is_mark(')') || t.is_mark('-'));
        let ranges =
            found.start > 1 && self.tokens[found.start - 2].mask & (Class::Year.bit() | Class::IsYear.bit()) != 0;
        let led = before.is(Class::Before) && !self.any(before, &["a", "an", "to", "for"]) || ranges;
        bracketed || led && !self.plural_follows(found)
    }

    /// "2003-era", "1979-present", but no "1500-strong".
    fn year_hyphen(&self, found: &Match) -> bool {
        let next = self.tokens.get(found.end + 1);
        next.is_some_and(|t| t.kind != Kind::Word || t.has(CAPITAL) || self.any(t, &["present", "era", "style"]))
    }

    fn season(&self, found: &Match) -> bool {
        let led = |t: &Token| t.is(Class::Before) && !self.any(t, &["to", "a", "and", "or", "with", "as", "at"]);
        let dated = self.before(found).is_some_and(|t| led(t) || t.is(Class::Mod))
            || self.any(&self.tokens[found.start], &["the"]);
        dated && !self.after(found).is_some_and(|t| self.any(t, &["of", "from", "in", "into", "to", "off"]))
    }

    fn units(&self, found: &Match) -> bool {
        let before = self.before(found);
        let after = self.after(found);
        let opens = before.is_none()
            || before.is_some_and(|t| {
                t.kind == Kind::Mark
                    || self.any(
                        t,
                        &[
                            "for", "after", "in", "within", "took", "take", "takes", "taken", "taking", "spent",
                            "spend", "spending", "lasted", "last", "lasts", "despite", "with", "and", "but", "just",
                            "only", "mere", "through", "amid",
                        ],
                    )
            });
        let bare = before.is_none_or(|t| {
            t.kind == Kind::Mark
                || self.any(t, &["and", "but", "just", "only", "mere", "with", "despite", "amid", "through"])
        });
        let goes_on = after.is_some_and(|t| self.any(t, &["of", "before", "after", "from", "later", "earlier"]));
        opens && (!bare || goes_on)
    }

    fn closed(&self, found: &Match) -> bool {
        self.after(found)
            .is_none_or(|t| t.kind == Kind::Mark || self.any(t, &["and", "but", "while", "when", "in", "at", "by"]))
    }

    fn part(&self, found: &Match) -> bool {
        let with =
            ["in", "during", "until", "till", "by", "through", "into", "late", "early", "before", "throughout", "over"];
        self.before(found).is_some_and(|t| self.any(t, &with)) && !self.noun_follows(found)
    }

    fn within(&self, found: &Match) -> bool {
        let with = ["over", "within", "in", "during", "for", "throughout", "through", "of"];
        self.before(found).is_some_and(|t| self.any(t, &with))
    }

    fn not_during(&self, found: &Match) -> bool {
        let with = [
            "for", "of", "in", "after", "lasted", "took", "lasting", "the", "a", "than", "spent", "waited", "is", "was",
        ];
        let the = self.words_of(found).to_ascii_lowercase().contains(" the ");
        !self.any(&self.tokens[found.start], &["over"])
            || !the && self.before(found).is_some_and(|t| self.any(t, &with))
    }

    fn calendar(&self, found: &Match) -> bool {
        self.unit(found).is_some_and(|u| u > 3 && u != 12)
    }

    fn running(&self, found: &Match) -> bool {
        let of = self.after(found).is_some_and(|t| self.any(t, &["of", "in"]));
        let led = |words: &[&str]| self.before(found).is_some_and(|t| self.any(t, words));
        self.calendar_or_night(found)
            && (led(&["for", "entered", "enter", "enters"]) || of && led(&["marks", "marked", "in", "into", "on"]))
    }

    fn unit(&self, found: &Match) -> Option<i64> {
        found.kept.get(Class::Unit, 0).map(|i| value(&self.tokens[i], Class::Unit, &self.lexicon.words))
    }

    fn calendar_or_night(&self, found: &Match) -> bool {
        self.unit(found).is_some_and(|u| u > 3 && u != 10)
    }

    fn long_unit(&self, found: &Match) -> bool {
        self.unit(found).is_some_and(|u| u != 1 && u != 10)
    }

    fn quarters(&self, found: &Match) -> bool {
        let unit = found.kept.get(Class::Units, 0).or(found.kept.get(Class::Unit, 0)).map(|i| &self.tokens[i]);
        let is_quarter = unit.is_some_and(|t| self.any(t, &["quarters", "quarter"]));
        let share =
            self.after(found).is_some_and(|t| self.any(t, &["of"])) || self.any(&self.tokens[found.start], &["some"]);
        !is_quarter || !share
    }

    fn rate(&self, found: &Match) -> bool {
        let number = |t: &Token| t.is(Class::N) || t.has(AMOUNT) || t.is(Class::Countable) || t.is(Class::Units);
        let words =
            ["once", "twice", "times", "dollars", "euros", "pounds", "tons", "tonnes", "barrels", "percent", "%"];
        self.before(found).is_some_and(|t| number(t) || self.any(t, &words) || t.is_mark('%'))
    }

    fn decade(&self, found: &Match) -> bool {
        let Some(token) = found.kept.get(Class::Decade, 0).map(|i| &self.tokens[i]) else { return false };
        let four = token.value >= 1000;
        let apostrophe = !self.words(token).starts_with(|c: char| c.is_ascii_digit());
        let led = found.end - found.start > 1 || self.before(found).is_some_and(|t| self.any(t, &["and", "or"]));
        let age = self.before(found).is_some_and(|t| self.any(t, &["his", "her", "their", "my", "your", "our"]));
        !age && (four || apostrophe || led) && (four || token.value >= 20) && token.value < 3000
    }

    fn era(&self, found: &Match) -> bool {
        let era = found.kept.get(Class::Era, 0).map(|i| &self.tokens[i]);
        era.is_some_and(|t| t.has(CAPITAL) && (t.end - t.start > 3 || !self.words(t).contains(char::is_lowercase)))
    }

    fn nine_eleven(&self, found: &Match) -> bool {
        self.tokens[found.start].value == 911 && !self.counted(self.after(found))
    }

    fn no_name(&self, found: &Match) -> bool {
        let capital = self.tokens[found.start].has(CAPITAL);
        let led = self
            .before(found)
            .is_some_and(|t| t.is(Class::Name) || self.words(t).ends_with("s") && t.end - t.start < 5 && !t.has(SPACE));
        !capital || !led && !self.name_follows(found)
    }

    fn not_compared(&self, found: &Match) -> bool {
        let past = |t: &Token| t.is(Class::Past) || t.word == 0 && self.words(t).ends_with("ed");
        let happened = self.after(found).is_some_and(past)
            || self.before(found).is_some_and(|t| self.any(t, &["was", "were", "had"]));
        if happened {
            return false;
        }
        let after = self.after(found).is_some_and(|t| {
            self.any(t, &["after", "before", "thereafter", "afterwards", "as", "followed", "afterward"])
        });
        !after && !self.before(found).is_some_and(|t| self.any(t, &["as", "too", "so", "how"]))
    }

    fn unsaid_year(&self, found: &Match) -> bool {
        let item = |i: usize| item_of(&self.tokens[i]).and_then(|i| self.items.get(i));
        let (first, last) = (item(found.start), item(found.end - 1));
        let open = match first.map(|f| &f.sem) {
            Some(Sem::Date(f)) => f.year.is_none(),
            Some(Sem::Season { year, .. } | Sem::Holiday { year, .. }) => year.is_none(),
            Some(Sem::Weekday { .. } | Sem::Nth { .. }) => true,
            _ => false,
        };
        let adjacent = found.end - found.start == 2;
        open && (!adjacent || matches!(last.map(|f| &f.sem), Some(Sem::Shift { .. })))
    }
}

/// Prepositions before a bare time of the clock.
const CLOCK_LED: &[&str] =
    &["at", "by", "until", "till", "from", "since", "before", "after", "between", "past", "on", "and"];

/// Whether a word looks like a plural noun.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end))
}

/// Whether "May" is a name here: "Theresa May", "Mrs May", "May said".
pub(super) fn may_is_a_name(lexicon: &TimeLexicon, tokens: &[Token]) -> bool {
    let may = lexicon.words.id("may");
    let name = Class::Name.bit() | Class::Person.bit();
    let pair =
        |pair: &[Token]| pair[1].word == may && pair[1].has(CAPITAL) && !pair[1].has(BREAK) && pair[0].mask & name != 0;
    tokens.windows(2).any(pair)
}
