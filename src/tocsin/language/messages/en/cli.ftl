# What the command line prints of runs, rounds and alarms.
cli-parts = { $parts }.
cli-read = read { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
cli-refused = { $n } refused
cli-taken = { $n ->
        [one] { $n } document
       *[other] { $n } documents
    } taken in
cli-touching = { $n ->
        [one] { $n } touches
       *[other] { $n } touch
    } something watched
cli-read-whole = { $n } read whole
cli-claims = { $n ->
        [one] { $n } claim
       *[other] { $n } claims
    }
cli-listed = { $n ->
        [one] { $n } listed event
       *[other] { $n } listed events
    }
cli-records-left-out = Documents, claims and other records of a store this large are not written beside the brief, nor the files of plug-ins; ask for them with --records.
cli-not-read = Not read, and why:
cli-old-texts = The latest text is of { $latest }; { $judged } was judged, and texts that old are no evidence for it. To judge the day of the texts, give --as-of { $latest }.
cli-brief = Brief: { $html } and { $markdown }
cli-no-alarm = No document concerns a watched site or narrative.
cli-named-days = documents name { $start } to { $end }; horizon until { $horizon }
cli-horizon = horizon until { $horizon }
cli-sides = { $n ->
        [one] { $n } line
       *[other] { $n } lines
    } of evidence for, { $against } against, { $gaps ->
        [one] { $gaps } gap
       *[other] { $gaps } gaps
    }
cli-looked-at = { $n } looked at
cli-edited = { $n } edited
cli-deleted = { $n } deleted
cli-failures = { $n ->
        [one] { $n } failure
       *[other] { $n } failures
    }
cli-round = { $at } { $parts }
cli-why = : { $why }
cli-delivered = delivered to { $target }
cli-held = held back in quiet hours: { $target }
cli-held-snoozed = held back, snoozed: { $target }
cli-failed = not delivered to { $target }, to be tried again at { $again }{ $why }
cli-given-up = given up: not delivered to { $target }{ $why }
cli-stopped = stopped; the same command goes on from here
cli-waits-for = another program reads into this store ({ $holder }); waiting for it
