//! Who does what to whom, and did it happen: one construction a line.

use summitry::doc::{Document, Id, Mention, Metadata};
use summitry::pipeline::Reader;

/// Sentence, and its events as "TYPE trigger: actors > recipients, status".
const CASES: &[(&str, &[&str])] = &[
    ("Rebels attacked the village guards.", &["ASSAULT attacked: Rebels > the village guards, occurred"]),
    ("The mayor was arrested by soldiers.", &["COERCE arrested: soldiers > The mayor, occurred"]),
    (
        "The minister criticized by the bishop resigned.",
        &["ACCUSE criticized: the bishop > The minister, occurred", "CONCEDE resigned: The minister > , occurred"],
    ),
    (
        "The soldiers who shot the journalist were arrested.",
        &["ASSAULT shot: The soldiers > the journalist, occurred", "COERCE arrested:  > The soldiers, occurred"],
    ),
    (
        "The president met the chancellor and praised the general.",
        &[
            "CONSULT met: The president, the chancellor > , occurred",
            "SUPPORT praised: The president > the general, occurred",
        ],
    ),
    (
        "The ministry urged the rebels to release the hostages.",
        &["REQUEST urged: The ministry > the rebels, occurred", "RETREAT release: the rebels > the hostages, proposed"],
    ),
    ("Talks between the army and the rebels began on Monday.", &["CONSULT Talks: the army, the rebels > , occurred"]),
    (
        "The army launched an offensive against the separatists.",
        &["ASSAULT offensive: The army > the separatists, occurred"],
    ),
    ("The governor faced criticism from the union.", &["ACCUSE criticism: the union > The governor, occurred"]),
    (
        "Three soldiers were killed in an attack by the militia.",
        &["ASSAULT attack: the militia > Three soldiers, occurred"],
    ),
    ("The colonel plans to withdraw his troops from the valley.", &["RETREAT withdraw: The colonel > , planned"]),
    ("The army is shelling the rebels.", &["ASSAULT shelling: The army > the rebels, ongoing"]),
    ("The king did not apologise.", &["CONCEDE apologise: The king > , denied"]),
    ("The king has yet to apologise.", &["CONCEDE apologise: The king > , denied"]),
    (
        "If the rebels attack the capital, the army will deploy tanks.",
        &["ASSAULT attack: the rebels > the capital, conditional", "MOBILIZE deploy tanks: the army > , conditional"],
    ),
    ("The junta may arrest the bishop.", &["COERCE arrest: The junta > the bishop, predicted"]),
    ("The parliament did not approve the deal.", &["REJECT approve the deal: The parliament > , occurred"]),
    ("The general refused to release the journalists.", &["REJECT refused: The general > the journalists, occurred"]),
    ("The storm killed six sailors.", &[]),
    ("The team beat its rival in the final.", &[]),
];

fn parties(doc: &Document, ids: &[Id<Mention>]) -> String {
    let words: Vec<&str> = ids.iter().map(|&id| doc.slice(doc.mentions[id].span)).collect();
    words.join(", ")
}

fn events(doc: &Document) -> Vec<String> {
    let line = |e: &summitry::doc::Annotation<summitry::doc::Event>| {
        let (actors, recipients) = (parties(doc, &e.data.actors), parties(doc, &e.data.recipients));
        let (kind, status) = (e.data.kind.as_str(), e.data.status.as_str());
        format!("{kind} {}: {actors} > {recipients}, {status}", doc.slice(e.span))
    };
    doc.events.iter().map(|(_, e)| line(e)).collect()
}

#[test]
fn constructions_give_parties_and_status() {
    let reader = Reader::embedded().expect("data reads");
    let mut wrong = Vec::new();
    for (sentence, want) in CASES {
        // A first sentence with other bytes: offsets must not depend on where the sentence stands.
        let text = format!("«Élan» — a note. {sentence}");
        let got = events(&reader.analyse(text, Metadata::default()));
        if got != *want {
            wrong.push(format!("{sentence}\n    wants {want:?}\n    finds {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} fail:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}
