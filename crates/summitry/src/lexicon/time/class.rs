//! The closed sets that the data files name: classes of tokens, makers, guards.

macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> Result<Self, String> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(format!("no {} is called {word:?}", stringify!($name))),
                }
            }
        }
    };
}

named! {
    /// What a token can be; a token may be several things at once ("second", "May", "5").
    Class {
        /// A month's full name; value 1-12.
        Month = "month",
        /// A month's abbreviation; value 1-12.
        Mon = "mon",
        /// A weekday; value 1 (Monday) - 7.
        Weekday = "weekday",
        /// A weekday's abbreviation.
        Wday = "wday",
        /// A weekday's plural.
        Weekdays = "weekdays",
        /// A unit of time, singular; its code stands in `data/time/ORIGIN.md`.
        Unit = "unit",
        /// A unit of time, plural.
        Units = "units",
        /// A part of the day.
        Part = "part",
        /// A part of the day, plural.
        Parts = "parts",
        /// A season; value 1 (spring) - 4 (winter).
        Season = "season",
        /// "today" 0, "yesterday" -1, "tomorrow" 1.
        Deictic = "deictic",
        /// Which of a row: last -1, this 0, next 1, and their narrative kin.
        Which = "which",
        /// Which one of a row, counted from what was told last: "previous" 99, "same" 100, "following" 101.
        Kin = "kin",
        /// A time zone; value: minutes east of UTC.
        Zone = "zone",
        /// Before or after noon: 0, 12.
        Meridiem = "meridiem",
        /// "3rd", "third", "last" (-1); value is the number.
        Ordinal = "ord",
        /// "3rd" only.
        OrdinalDigits = "ordnum",
        /// A number word below 100.
        NumberWord = "num",
        /// "hundred", "thousand", ...
        Scale = "scale",
        /// An unsaid number: "several".
        Vague = "vague",
        /// How often: "daily"; value is unit * 100 + count.
        Frequency = "frequency",
        /// A decade's name: "nineties" 90.
        DecadeWord = "decadeword",
        /// Early, mid, late.
        Mod = "mod",
        /// "about", "more than".
        Approx = "approx",
        /// Quarter labels "Q3", halves "H1" (10 + n).
        Label = "label",
        /// A number of the calendar year's era words.
        Era = "era",
        /// A number of one or two digits, 1-31.
        Day = "day",
        /// Four digits, 1000-2999.
        Year = "year",
        /// Two digits.
        TwoDigits = "dd",
        /// Apostrophe and two digits.
        ShortYear = "yy",
        /// "1990s", "'90s", "90s".
        Decade = "decade",
        /// "7:50", "7:50:12".
        Clock = "clock",
        /// "7.50".
        DotClock = "dotclock",
        /// "0750".
        Hhmm = "hhmm",
        /// "2025-08-25".
        IsoDate = "isodate",
        /// "2025-08".
        IsoMonth = "isomonth",
        /// "8/25/2025".
        SlashDate = "slashdate",
        /// "25.08.2025".
        DotDate = "dotdate",
        /// "9/11".
        Slash = "slash",
        /// A whole number in digits.
        Int = "int",
        /// Any number, in words or digits, or an unsaid one.
        N = "n",
        /// A capitalised word.
        Name = "name",
        /// Words that make what follows future ("scheduled").
        Future = "future",
        /// Lemmas of planning: "schedule", "due", "upcoming".
        Planned = "planned",
        /// Past forms of verbs.
        Past = "past",
        /// What people count: after a number it is no year, no day.
        Countable = "countable",
        /// What may stand before a bare year, month or clock.
        Before = "before",
        /// Function words, auxiliaries and other words that end a noun phrase.
        Function = "function",
        /// Titles and given names that make "May" a person.
        Person = "person",
        /// Names before a number that make it a model, a road, a room.
        Numbered = "numbered",
        /// A calendar day found by an earlier stage.
        IsDay = "@day",
        /// A month.
        IsMonth = "@month",
        /// A year.
        IsYear = "@year",
        /// A week, weekend, quarter, half.
        IsPeriod = "@period",
        /// A season.
        IsSeason = "@season",
        /// A decade, a century.
        IsEra = "@era",
        /// Any of the six above.
        IsDate = "@date",
        /// A time of the clock.
        IsClock = "@clock",
        /// A part of a day.
        IsPart = "@part",
        /// A duration.
        IsDuration = "@duration",
    }
}

impl Class {
    /// The class as a bit.
    pub const fn bit(self) -> u64 {
        1 << self as u8
    }
}

named! {
    /// What is made of a match.
    Make {
        /// Nothing: the words are taken so that nothing else is found in them.
        Nothing = "nothing",
        /// A day, month or year of the calendar.
        Date = "date",
        /// Several days that share month and year: one annotation each.
        List = "list",
        /// Two ends with a dash between: one annotation.
        Range = "range",
        /// A date in digits.
        Numeric = "numeric",
        /// `n` units from the anchor.
        Shift = "shift",
        /// A weekday.
        Weekday = "weekday",
        /// A holiday; `value` is its rule.
        Holiday = "holiday",
        /// A fixed date; `value`.
        Fixed = "fixed",
        /// A season.
        Season = "season",
        /// A numbered part of something larger.
        Nth = "nth",
        /// A decade.
        Decade = "decade",
        /// A century.
        Century = "century",
        /// A year of an era.
        Era = "era",
        /// A fiscal year.
        Fiscal = "fiscal",
        /// A time of the clock.
        Clock = "clock",
        /// Two times of the clock, one annotation each.
        ClockList = "clock-list",
        /// A part of the day.
        Part = "part",
        /// A duration.
        Duration = "duration",
        /// Two amounts of one unit, one annotation each.
        DurationList = "duration-list",
        /// Something that returns.
        Set = "set",
        /// PRESENT_REF, PAST_REF, FUTURE_REF; `value`.
        Ref = "ref",
        /// The same stretch of an earlier year.
        YearBefore = "year-before",
        /// Stage 2: clock and day.
        JoinClock = "join-clock",
        /// Stage 2: part of the day and day.
        JoinPart = "join-part",
        /// Stage 2: something and the year it lies in.
        JoinYear = "join-year",
        /// Stage 3: a modifier and what it modifies.
        Modify = "modify",
    }
}

named! {
    /// What must hold around a match, beside its neighbours.
    Guard {
        /// A month's name alone is a month here, no person and no verb.
        Month = "month",
        /// A four-digit number is a year here.
        Year = "year",
        /// No abbreviation of a weekday.
        Weekday = "weekday",
        /// A number of the match does not count the following noun.
        Uncounted = "uncounted",
        /// No noun follows.
        Alone = "alone",
        /// No hyphen follows.
        NoHyphen = "no-hyphen",
        /// The unit is a day or longer.
        Calendar = "calendar",
        /// Neither a second nor a quarter.
        LongUnit = "long-unit",
        /// Quarters of a year, no share of something.
        Quarters = "quarters",
        /// A decade, no number of things.
        Decade = "decade",
        /// A year that ends in 0.
        DecadeYear = "decade-year",
        /// The era is written in capitals.
        Era = "era",
        /// Two years, not two sections of a law.
        Years = "years",
        /// "9/11".
        NineEleven = "nine-eleven",
        /// No part of a title ("Apocalypse Now").
        NoName = "no-name",
        /// No past verb follows ("soon fell").
        Unhappened = "unhappened",
        /// "about today" is no approximation.
        NotDeictic = "not-deictic",
        /// What is joined to a year has none of its own.
        UnsaidYear = "unsaid-year",
    }
}
