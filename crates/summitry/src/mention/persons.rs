//! Persons by name: full names, then surnames.

use super::cluster::Builder;
use super::names::{key, same_person, same_word};
use crate::doc::ActorKind;

impl Builder<'_> {
    pub(super) fn name_key(&self, at: usize) -> Vec<String> {
        self.mention(at).name.map(|n| key(self.doc.slice(n))).unwrap_or_default()
    }

    pub(super) fn is_person_name(&self, at: usize) -> bool {
        let mention = self.mention(at);
        mention.kind == ActorKind::Person && mention.name.is_some()
    }

    /// Full names over the whole text; slips of spelling and missing middle names are the same person.
    pub(super) fn full_names(&mut self) {
        for at in self.all().filter(|&at| self.is_person_name(at)).collect::<Vec<_>>() {
            let name = self.name_key(at);
            if name.len() < 2 || !self.is_full(at) {
                continue;
            }
            let known = self.drafts.iter().position(|d| d.names.iter().any(|n| same_person(n, &name)));
            let draft = known.unwrap_or_else(|| self.open(at));
            if known.is_some() {
                self.attach(at, draft);
            }
            if !self.drafts[draft].names.contains(&name) {
                self.drafts[draft].names.push(name);
            }
        }
    }

    /// Surnames go to the one full name that holds them; where several do, title and sex decide or nobody.
    pub(super) fn surnames(&mut self) {
        for at in self.all().filter(|&at| self.is_person_name(at) && self.of[at].is_none()).collect::<Vec<_>>() {
            let name = self.name_key(at);
            let Some(short) = name.last() else { continue };
            let bearers = if name.len() == 1 { self.bearers(short) } else { self.holders(&name) };
            let fitting: Vec<usize> = bearers.iter().copied().filter(|&d| self.fits(at, d)).collect();
            match fitting[..] {
                [] => self.open_surname(at, name),
                [draft] => self.attach(at, draft),
                _ => self.choose(at, &fitting),
            }
        }
    }

    pub(super) fn open_surname(&mut self, at: usize, name: Vec<String>) {
        let draft = self.open(at);
        self.drafts[draft].names.push(name);
    }

    /// Drafts with a full name that ends, or failing that begins, with the word.
    pub(super) fn bearers(&self, short: &str) -> Vec<usize> {
        let with = |fits: &dyn Fn(&[String]) -> bool| -> Vec<usize> {
            (0..self.drafts.len()).filter(|&d| self.drafts[d].names.iter().any(|n| fits(n))).collect()
        };
        let mut exact = with(&|n| n.last().is_some_and(|w| w == short));
        exact.retain(|&d| !self.is_hyphenated(d));
        if !exact.is_empty() {
            let before = (0..self.drafts.len()).filter(|d| !exact.contains(d) && self.is_called(*d, short));
            let before: Vec<usize> = before.collect();
            return [exact, before].concat();
        }
        let first = with(&|n| n.len() > 1 && n.first().is_some_and(|w| w == short));
        let any = || with(&|n| n.iter().any(|w| w == short));
        let held = if first.iter().any(|&d| self.is_hyphenated(d)) { first } else { any() };
        if !held.is_empty() {
            return held;
        }
        with(&|n| n.last().is_some_and(|w| same_word(w, short)))
    }

    /// Whether the last word of a full name is two with a hyphen: "chen" is no family name in "Wu Shu-chen".
    fn is_hyphenated(&self, draft: usize) -> bool {
        let full = |&m: &usize| self.mention(m).name.map(|name| self.doc.slice(name)).filter(|name| name.contains(' '));
        let last = |name: &str| name.split_whitespace().next_back().is_some_and(|word| word.contains('-'));
        self.drafts[draft].mentions.iter().find_map(full).is_some_and(last)
    }

    /// Whether a person of a land that writes the family name first bears it: "Kim" of "Kim Jong Un".
    fn is_called(&self, draft: usize, short: &str) -> bool {
        const FAMILY_FIRST: [&str; 6] = ["KOR", "PRK", "CHN", "TWN", "VNM", "HUN"];
        let data = &self.drafts[draft];
        let there = data.country.as_deref().is_some_and(|c| FAMILY_FIRST.contains(&c));
        there && data.names.iter().any(|n| n.len() > 1 && n.first().is_some_and(|w| w == short))
    }

    /// Drafts with a full name that holds all the words: "Ki-moon" of "Ban Ki-moon".
    pub(super) fn holders(&self, words: &[String]) -> Vec<usize> {
        let holds = |n: &Vec<String>| n.len() > words.len() && words.iter().all(|w| n.contains(w));
        (0..self.drafts.len()).filter(|&d| self.drafts[d].names.iter().any(holds)).collect()
    }

    /// Two words at least; a hyphenated word alone may be a given name or a surname.
    pub(super) fn is_full(&self, at: usize) -> bool {
        self.mention(at).name.is_some_and(|name| self.doc.slice(name).split_whitespace().count() > 1)
    }

    pub(super) fn fits(&self, at: usize, draft: usize) -> bool {
        let (mention, draft) = (self.mention(at), &self.drafts[draft]);
        let sex = mention.gender.is_none() || draft.gender.is_none() || mention.gender == draft.gender;
        let land = mention.country.is_none() || draft.country.is_none() || mention.country == draft.country;
        sex && land
    }

    /// Two people of one surname: the title tells, or who alone was named in this paragraph; else both are candidates.
    pub(super) fn choose(&mut self, at: usize, fitting: &[usize]) {
        if let Some(draft) = self.by_title(at, fitting).or_else(|| self.by_turn(at, fitting)) {
            return self.attach(at, draft);
        }
        let known = self.drafts.iter().position(|d| d.candidates == fitting);
        let draft = match known {
            Some(draft) => {
                self.attach(at, draft);
                draft
            }
            None => self.open(at),
        };
        self.drafts[draft].candidates = fitting.to_vec();
    }

    pub(super) fn by_title(&self, at: usize, fitting: &[usize]) -> Option<usize> {
        let role = self.mention(at).role.map(|r| self.doc.slice(r).to_lowercase())?;
        let word = role.split_whitespace().last()?;
        let former = |role: &str| role.starts_with("ex-") || role.contains("former") || role.contains("late ");
        let same = |r: &String| former(r) == former(&role) && r.split_whitespace().any(|w| w == word);
        let holds = |&&d: &&usize| self.drafts[d].roles.iter().any(same);
        let mut holders = fitting.iter().filter(holds);
        match (holders.next(), holders.next()) {
            (Some(&one), None) => Some(one),
            _ => None,
        }
    }

    /// The bearer who was fully named last, unless another was within two sentences before.
    pub(super) fn by_turn(&self, at: usize, fitting: &[usize]) -> Option<usize> {
        let here = self.sentence(at);
        let last = |d: usize| self.drafts[d].mentions.iter().filter(|&&m| m < at).map(|&m| self.sentence(m)).max();
        let mut turns: Vec<(usize, usize)> = fitting.iter().filter_map(|&d| Some((last(d)?, d))).collect();
        turns.sort_unstable();
        match turns[..] {
            [(_, only)] => Some(only),
            [.., (second, _), (first, draft)] if first > second && here - second > 2 => Some(draft),
            _ => None,
        }
    }
}
