# The lines of evidence: what was observed, in whose words, what is not known, and what would change the judgement.
evidence-with = { $line } { $more }
evidence-indicator = { $name }: { $why }.
evidence-favours-none = It favours none of the hypotheses.
evidence-fits-better = It fits better with: “{ $text }”.
evidence-tie-site_in_claim = The claim names the site (weight { $weight }).
evidence-tie-event_at_site = The claim reports an event at the site (weight { $weight }).
evidence-tie-site_in_sentence = The sentence names the site (weight { $weight }).
evidence-tie-narrative = The claim carries a watched narrative (weight { $weight }).
evidence-tie-site_in_paragraph = The claim continues about the site named before it (weight { $weight }).
evidence-tie-party_in_area = A party of the problem acts in the area of the site (weight { $weight }).
evidence-tie-document_about_site = The document is about the site, and the sentence about a party (weight { $weight }).
evidence-base-rate = Of { $n ->
        [one] { $n } past case
       *[other] { $n } past cases
    } in the reference class, resolved before this date, { $k ->
        [0] none
       *[other] { $k }
    } had an incident at the named place in time: a prior of { $share }.
evidence-no-past-case = No resolved past case was known by then; the prior is the general one of 2 %.
evidence-calmer = A calmer explanation is given in { $n ->
        [one] { $n } claim
       *[other] { $n } claims
    } from { $origins ->
        [one] { $origins } origin
       *[other] { $origins } origins
    }.
evidence-denial = A denial is given in { $n ->
        [one] { $n } claim
       *[other] { $n } claims
    } from { $origins ->
        [one] { $origins } origin
       *[other] { $origins } origins
    }.
evidence-not-stated = The documents themselves leave something open, in { $n ->
        [one] { $n } claim
       *[other] { $n } claims
    } from { $origins ->
        [one] { $origins } origin
       *[other] { $origins } origins
    }.
evidence-not-checked = Could not be checked: { $name } ({ $why }).
evidence-not-checked-many = Could not be checked ({ $why }): { $names }.
evidence-undated =
    { $n ->
        [one] { $n } document is
       *[other] { $n } documents are
    } not dated and not in the daily counts: { $names }.
evidence-and-more = { $names } and { $n } more
evidence-set-only = The documents name no single site, only “{ $name }”.
evidence-silent-late = The source { $source } is late: { $why }.
evidence-silent-thin = The source { $source } publishes far less than expected: { $why }.
evidence-silent-gone = The source { $source } has fallen silent: { $why }.
evidence-silent-unreachable = The source { $source } cannot be reached: { $why }.
evidence-silent-changed_identity = The source { $source } may have changed hands: { $why }.
evidence-no-gap = No gap was found, which is unusual: check the list of dropped inputs.
evidence-quote = { $said }: “{ $words }”
evidence-document = the document { $name }
evidence-says = { $voice } says
evidence-says-of = { $voice } says of { $who }
evidence-teller-says-of = { $teller }, as reported by { $voice }, says of { $who }
evidence-reported = { $who }, as reported by { $voice }
evidence-relayed = { $who }, via { $relays }, as reported by { $voice }
evidence-denying = { $said }, denying
evidence-reading = { $group } on { $day }: { $why }
evidence-if-observed = “{ $name }”, if observed: { $move }
evidence-if-absent = “{ $name }”, if known to be absent: { $move }
evidence-moves = from { $now } to { $then }
evidence-stays-at = it stays at { $share }
evidence-stays = it stays { $share }
evidence-origins-fall = The origins behind this turn out to be one origin, or withdraw what they said
evidence-advice-protects = it protects sites
evidence-advice-no-role = whoever advises it has no role the casebook knows
evidence-advice-persons = advice to watch persons is reported only
