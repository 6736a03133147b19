# Where the days of a window come from.
window-own = the problem’s own horizon of { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
window-own-since = the problem’s own horizon of { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, counted from { $day }
window-and = { $one }; { $other }
window-more =
    { $n ->
        [one] { $n } more wording
       *[other] { $n } more wordings
    }
window-publication = “{ $raw }”: { $end }, counted from publication
window-as_of = “{ $raw }”: { $end }, counted from as-of, as the text has no date
window-absolute = “{ $raw }”: { $end }, a date in the text
window-none = “{ $raw }”: { $end }, not anchored
