# What was found of an indicator, and what its absence means.
indicator-found-claim =
    { $n ->
        [one] { $n } claim
       *[other] { $n } claims
    } from { $origins ->
        [one] { $origins } origin
       *[other] { $origins } origins
    }
indicator-found-match =
    { $n ->
        [one] { $n } match
       *[other] { $n } matches
    } from { $origins ->
        [one] { $origins } origin
       *[other] { $origins } origins
    }
indicator-found-reading =
    { $n ->
        [one] { $n } reading
       *[other] { $n } readings
    } from { $origins ->
        [one] { $origins } origin
       *[other] { $origins } origins
    }
indicator-found-event =
    { $n ->
        [one] { $n } event
       *[other] { $n } events
    } from { $origins ->
        [one] { $origins } origin
       *[other] { $origins } origins
    }
indicator-found-silence =
    { $n ->
        [one] { $n } source fell silent
       *[other] { $n } sources fell silent
    }
indicator-within-baseline = measured, and within the baseline
indicator-no-baseline = no baseline for the site yet
indicator-published = every source published as expected
indicator-not-read = no watched source was read, so absence is no evidence
indicator-not-found = looked for and not found
