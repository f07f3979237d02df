//! Which of the places of one name is meant.
//!
//! A log-linear choice: each candidate is weighed by what it is (inhabitants, kind, whether the name is its usual one)
//! and by how it lies to what the other names of the article are likely to be (same country, same unit, near by, one
//! containing the other). Likelihoods are reckoned three times, first for each name alone; one name means one place in
//! an article, but for a name that follows itself ("New York, New York").

use super::names::Name;
use crate::doc::PlaceKind;
use crate::lexicon::{Candidate, Gazetteer, Outline, PlaceId, PlaceRules, PlaceWeights};
use rustc_hash::FxHashMap;

/// Candidates beyond these are too unlikely to be weighed.
const MOST: usize = 40;
/// Likelihood under which a candidate of another name counts for nothing.
const LIKELY: f32 = 0.02;
/// What it costs to name one place twice in a row.
const NOT_ITSELF: f32 = 4.0;
const EARTH_KM: f32 = 6371.0;

/// The place chosen for a name, and how likely it is among its namesakes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    pub(super) place: PlaceId,
    pub(super) outline: Outline,
    pub(super) likelihood: f32,
    /// The name is not its usual one.
    pub(super) alias: bool,
    /// Few live there, or the name is an unusual one.
    pub(super) small: bool,
    /// Small, and nothing in the article speaks for it.
    pub(super) doubtful: bool,
}

struct Namesake {
    place: PlaceId,
    alias: bool,
    outline: Outline,
    at: [f32; 3],
    likelihood: f32,
}

/// All mentions of one name.
struct Group {
    options: Vec<Namesake>,
    followed_by: Vec<usize>,
    follows: Vec<usize>,
    /// Neighbours in a list.
    beside: Vec<usize>,
}

/// Chooses for each name; nothing for a name that no place bears.
pub(super) fn choose(
    names: &[Name],
    publisher: Option<u16>,
    gazetteer: &Gazetteer,
    rules: &PlaceRules,
) -> Vec<Option<Choice>> {
    let (mut groups, group_of) = group(names, gazetteer, &rules.weights[0]);
    for weights in &rules.weights[1..] {
        let company = Company::of(&groups);
        let next: Vec<Vec<f32>> = (0..groups.len()).map(|n| weigh(&groups, n, &company, publisher, weights)).collect();
        for (group, likelihoods) in groups.iter_mut().zip(next) {
            for (option, likelihood) in group.options.iter_mut().zip(likelihoods) {
                option.likelihood = likelihood;
            }
        }
    }
    let best: Vec<Option<Choice>> = (0..groups.len()).map(|n| best(&groups, n)).collect();
    group_of.iter().map(|&n| best.get(n).copied().flatten()).collect()
}

fn group(names: &[Name], gazetteer: &Gazetteer, weights: &PlaceWeights) -> (Vec<Group>, Vec<usize>) {
    let mut by_key: FxHashMap<(&str, bool), usize> = FxHashMap::default();
    let (mut groups, mut group_of) = (Vec::new(), Vec::with_capacity(names.len()));
    for (at, name) in names.iter().enumerate() {
        let before = name.follows.then(|| at.checked_sub(1)).flatten();
        let itself = before.and_then(|b| names.get(b)).is_some_and(|b| b.key == name.key);
        let n = *by_key.entry((&name.key, itself)).or_insert_with(|| {
            groups.push(Group {
                options: options(&name.candidates, itself, gazetteer, weights),
                followed_by: Vec::new(),
                follows: Vec::new(),
                beside: Vec::new(),
            });
            groups.len() - 1
        });
        if let Some(&b) = before.and_then(|b| group_of.get(b)) {
            groups[n].follows.push(b);
            groups[b].followed_by.push(n);
        }
        if let Some(&b) =
            name.beside.then(|| at.checked_sub(1)).flatten().and_then(|b| group_of.get(b)).filter(|&&b| b != n)
        {
            groups[n].beside.push(b);
            groups[b].beside.push(n);
        }
        group_of.push(n);
    }
    (groups, group_of)
}

/// The candidates of a name with their likelihoods for themselves; of one that follows itself only what contains.
fn options(found: &[Candidate], itself: bool, gazetteer: &Gazetteer, weights: &PlaceWeights) -> Vec<Namesake> {
    let outlined = found.iter().filter_map(|c| Some((c, gazetteer.outline(c.place)?)));
    let container = |o: &Outline| !itself || matches!(o.kind, PlaceKind::Admin1 | PlaceKind::Country);
    let mut options: Vec<Namesake> = outlined
        .filter(|(_, outline)| container(outline))
        .map(|(c, outline)| Namesake {
            place: c.place,
            alias: c.alias,
            outline,
            at: on_sphere(outline.at),
            likelihood: alone(&outline, c.alias, weights),
        })
        .collect();
    options.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood));
    options.truncate(MOST);
    let mut scores: Vec<f32> = options.iter().map(|o| o.likelihood).collect();
    softmax(&mut scores);
    for (option, score) in options.iter_mut().zip(scores) {
        option.likelihood = score;
    }
    options
}

fn alone(outline: &Outline, alias: bool, w: &PlaceWeights) -> f32 {
    let flag = |is: bool, weight: f32| if is { weight } else { 0.0 };
    let kind = match outline.kind {
        _ if outline.second => w.second,
        PlaceKind::Country => w.country,
        PlaceKind::Admin1 => w.admin1,
        PlaceKind::City => w.city,
        PlaceKind::Site => w.site,
        PlaceKind::Region => w.region,
        PlaceKind::Water => w.water,
    };
    w.people * (outline.population as f32 + 50.0).log10()
        + kind
        + flag(outline.section, w.section)
        + flag(outline.seat, w.seat)
        + flag(outline.capital, w.capital)
        + flag(alias, w.alias)
        + flag(outline.shaded, w.shaded)
}

fn weigh(groups: &[Group], n: usize, company: &Company, publisher: Option<u16>, w: &PlaceWeights) -> Vec<f32> {
    let Some(group) = groups.get(n) else { return Vec::new() };
    let own = Support::of(group.options.iter());
    let local = |option: &Namesake| option.outline.country != 0 && publisher == Some(option.outline.country);
    let score = |option: &Namesake| {
        alone(&option.outline, option.alias, w)
            + company.support(&own, &option.outline, w)
            + company.nearness(n, option, w)
            + containment(groups, group, option, w)
            + w.alike * alike(groups, group, option)
            + if local(option) { w.publisher } else { 0.0 }
    };
    let mut scores: Vec<f32> = group.options.iter().map(score).collect();
    softmax(&mut scores);
    scores
}

/// How much names speak for each country and unit.
#[derive(Default)]
struct Support {
    countries: FxHashMap<u16, f32>,
    units: FxHashMap<u16, f32>,
}

impl Support {
    fn of<'g>(options: impl Iterator<Item = &'g Namesake>) -> Self {
        let mut support = Self::default();
        for option in options {
            *support.countries.entry(option.outline.country).or_insert(0.0) += option.likelihood;
            *support.units.entry(option.outline.unit).or_insert(0.0) += option.likelihood;
        }
        support
    }
}

/// What all names of the article are likely to be; each name is weighed by the others.
struct Company<'g> {
    all: Support,
    n_names: usize,
    /// Of each name, the likely places whose coordinates say where they are.
    likely: Vec<Vec<&'g Namesake>>,
}

impl<'g> Company<'g> {
    fn of(groups: &'g [Group]) -> Self {
        let likely = |g: &'g Group| {
            g.options.iter().filter(|o| o.likelihood > LIKELY && is_local(&o.outline)).collect::<Vec<_>>()
        };
        Self {
            all: Support::of(groups.iter().flat_map(|g| &g.options)),
            n_names: groups.len(),
            likely: groups.iter().map(likely).collect(),
        }
    }

    fn support(&self, own: &Support, outline: &Outline, w: &PlaceWeights) -> f32 {
        let names = self.n_names.saturating_sub(1).max(1) as f32;
        let of = |all: &FxHashMap<u16, f32>, own: &FxHashMap<u16, f32>, n: u16| {
            let get = |table: &FxHashMap<u16, f32>| table.get(&n).copied().unwrap_or(0.0);
            if n == 0 { 0.0 } else { (get(all) - get(own)).max(0.0) }
        };
        let country = of(&self.all.countries, &own.countries, outline.country);
        // A country has no unit; its index stands for the country as a whole.
        let unit = if outline.kind == PlaceKind::Country { 0 } else { outline.unit };
        let unit = of(&self.all.units, &own.units, unit);
        w.same_country * country.ln_1p()
            + w.same_country_share * country / names
            + w.same_unit * unit.ln_1p()
            + w.same_unit_share * unit / names
    }

    fn nearness(&self, n: usize, option: &Namesake, w: &PlaceWeights) -> f32 {
        let (mut near, mut around) = (0.0f32, 0.0f32);
        for (_, other) in self.likely.iter().enumerate().filter(|(m, _)| *m != n) {
            let (mut best_near, mut best_around) = (0.0f32, 0.0f32);
            for o in other.iter().filter(|o| o.place != option.place) {
                let dot: f32 = option.at.iter().zip(o.at).map(|(a, b)| a * b).sum();
                if dot < 0.97 {
                    continue; // farther than 1,500 km
                }
                let km = dot.min(1.0).acos() * EARTH_KM;
                best_near = best_near.max((-km / 60.0).exp() * o.likelihood);
                best_around = best_around.max((-km / 300.0).exp() * o.likelihood);
            }
            near += best_near;
            around += best_around;
        }
        w.near * near.ln_1p() + w.around * around.ln_1p()
    }
}

/// Whether its coordinates say where it is, rather than where its middle is.
fn is_local(outline: &Outline) -> bool {
    outline.second || !matches!(outline.kind, PlaceKind::Country | PlaceKind::Region | PlaceKind::Water)
}

fn containment(groups: &[Group], group: &Group, option: &Namesake, w: &PlaceWeights) -> f32 {
    let options =
        |ids: &[usize]| ids.iter().filter_map(|&n| groups.get(n)).flat_map(|g| &g.options).collect::<Vec<_>>();
    let (after, before) = (options(&group.followed_by), options(&group.follows));
    let mut score = 0.0;
    if after.iter().any(|o| o.likelihood > LIKELY && lies_in(option, o)) {
        score += w.contained;
    } else if after.iter().any(|o| matches!(o.outline.kind, PlaceKind::Admin1 | PlaceKind::Country)) {
        score += w.not_contained;
    }
    if before.iter().any(|o| o.place == option.place && o.likelihood > 0.5) {
        score -= NOT_ITSELF;
    }
    if before.iter().any(|o| lies_in(o, option)) {
        score += w.contains;
    }
    if !before.is_empty() && matches!(option.outline.kind, PlaceKind::Admin1 | PlaceKind::Country) {
        score += w.after_name;
    }
    score
}

/// How likely one of the neighbours in a list is of the same kind.
fn alike(groups: &[Group], group: &Group, option: &Namesake) -> f32 {
    let like = |o: &&Namesake| o.outline.kind == option.outline.kind && !lies_in(o, option) && !lies_in(option, o);
    let share = |n: &usize| groups.get(*n).map_or(0.0, |g| g.options.iter().filter(like).map(|o| o.likelihood).sum());
    group.beside.iter().map(share).fold(0.0, f32::max)
}

fn lies_in(inner: &Namesake, outer: &Namesake) -> bool {
    inner.place != outer.place && contains(&outer.outline, &inner.outline)
}

/// Whether one place lies in another, as far as units and distances tell.
pub(super) fn contains(outer: &Outline, inner: &Outline) -> bool {
    let same_country = inner.country == outer.country && outer.country != 0;
    match outer.kind {
        PlaceKind::Country => same_country && inner.kind != PlaceKind::Country,
        PlaceKind::Admin1 => inner.unit == outer.unit && outer.unit != 0 && inner.kind != PlaceKind::Admin1,
        PlaceKind::Region | PlaceKind::Water if outer.country != 0 => same_country && km(outer.at, inner.at) < 120.0,
        PlaceKind::Region | PlaceKind::Water => km(outer.at, inner.at) < 1500.0,
        PlaceKind::City => inner.section && km(outer.at, inner.at) < 40.0,
        PlaceKind::Site => false,
    }
}

fn best(groups: &[Group], n: usize) -> Option<Choice> {
    let group = groups.get(n)?;
    let top = group.options.iter().max_by(|a, b| a.likelihood.total_cmp(&b.likelihood))?;
    let Namesake { place, outline, likelihood, alias, .. } = *top;
    let few = match outline.kind {
        PlaceKind::City if alias || outline.section => 200_000,
        PlaceKind::City => 5_000,
        PlaceKind::Admin1 | PlaceKind::Region if alias => 1_000_000,
        _ => 0,
    };
    let small = outline.population < few;
    Some(Choice { place, outline, likelihood, alias, small, doubtful: small && !is_backed(groups, n, top) })
}

/// Whether another name speaks for a place: its unit, what contains it, or something near by.
fn is_backed(groups: &[Group], n: usize, choice: &Namesake) -> bool {
    let others = groups.iter().enumerate().filter(|(m, _)| *m != n).flat_map(|(_, g)| &g.options);
    let speaks = |o: &Namesake| {
        let unit = o.outline.kind == PlaceKind::Admin1 && lies_in(choice, o);
        let state = o.outline.kind == PlaceKind::Country
            && lies_in(choice, o)
            && choice.outline.population > 1_000
            && !choice.alias;
        unit || state || is_local(&o.outline) && km(o.outline.at, choice.outline.at) < 200.0
    };
    others.filter(|o| o.likelihood > 0.5).any(speaks)
}

/// Great-circle distance in kilometres between two points of latitude and longitude.
pub(super) fn km(a: (f32, f32), b: (f32, f32)) -> f32 {
    let dot: f32 = on_sphere(a).iter().zip(on_sphere(b)).map(|(a, b)| a * b).sum();
    dot.clamp(-1.0, 1.0).acos() * EARTH_KM
}

fn on_sphere(at: (f32, f32)) -> [f32; 3] {
    let (lat, lon) = (at.0.to_radians(), at.1.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = scores.iter().map(|s| (s - most).exp()).sum();
    for score in scores {
        *score = (*score - most).exp() / sum.max(f32::MIN_POSITIVE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_great_circles() {
        let d = km((51.5, -0.1), (48.9, 2.35));
        assert!((335.0..350.0).contains(&d), "{d}");
        assert!(km((10.0, 179.9), (10.0, -179.9)) < 25.0);
    }

    #[test]
    fn softmax_of_nothing_is_nothing() {
        softmax(&mut []);
        let mut one = [3.0];
        softmax(&mut one);
        assert!((one[0] - 1.0).abs() < 1e-6);
    }
}
