//! `summitry explain`: what a rule does, by its own examples.

use crate::args::FAILED;
use crate::style::{ACT, FAINT, HEAD, WORDS, paint};
use std::io::Write;
use std::process::ExitCode;
use summitry::lexicon::{Example, Lexicon, RuleFile};

/// Prints the rule, or the ids that hold the given words.
pub(crate) fn explain(id: &str) -> anyhow::Result<ExitCode> {
    let lexicon = Lexicon::embedded()?;
    let mut out = anstream::stdout().lock();
    if let Some(rule) = lexicon.rules.get(id) {
        show(&mut out, rule)?;
        return Ok(ExitCode::SUCCESS);
    }
    let near: Vec<_> = lexicon.rules.iter().filter(|r| r.id.contains(id)).collect();
    if near.is_empty() {
        anstream::eprintln!("summitry: no rule {id}; `by` of an entry names one, such as cue/say");
        return Ok(ExitCode::from(FAILED));
    }
    for rule in near {
        writeln!(out, "{}  {}", paint(HEAD, &rule.id), paint(FAINT, &rule.about))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn show(out: &mut impl Write, rule: &RuleFile<String>) -> anyhow::Result<()> {
    writeln!(out, "{}\n{}\n", paint(HEAD, &rule.id), rule.about)?;
    for example in &rule.yes {
        writeln!(out, "  yes  {}", example.text.trim())?;
        found(out, example)?;
    }
    for example in &rule.no {
        writeln!(out, "  {}   {}", paint(ACT, "no"), example.text.trim())?;
    }
    writeln!(out, "\n{}", paint(FAINT, format!("data/{}.toml", rule.id)))?;
    Ok(())
}

fn found(out: &mut impl Write, example: &Example) -> anyhow::Result<()> {
    for (at, words) in example.want.iter().enumerate() {
        let value = example.value.get(at).map(|v| format!("  {v}")).unwrap_or_default();
        writeln!(out, "       finds {}{}", paint(WORDS, words), paint(ACT, value))?;
    }
    Ok(())
}
