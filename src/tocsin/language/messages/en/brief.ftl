# The brief: its headings, labels and sentences. What casebooks and documents say stays as it was written.
brief-title = Brief: { $title }
brief-window-title = Tocsin brief · { $title } · { $day }
brief-as-of = As of { $moment } UTC
brief-documents =
    { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
brief-claims =
    { $n ->
        [one] { $n } claim
       *[other] { $n } claims
    }
brief-matches =
    { $n ->
        [one] { $n } match
       *[other] { $n } matches
    } with a catalogued narrative
brief-every-statement = every statement names who makes it
brief-nothing = No document concerns a watched site or narrative.
brief-nothing-read = The documents were read and name no site and carry no narrative of a warning problem of this casebook. This says nothing about their value.
brief-nothing-named = No document names anything this casebook watches.
brief-draft = DRAFT
brief-draft-none = DRAFT · not signed off. Two people must sign before this is more than a proposal.
brief-draft-one = DRAFT · signed by { $who }; another person must sign before this is more than a proposal.
brief-proposed = Proposed state: { $state }.
brief-signed = Signed by { $who }.
brief-dissents = { $who } dissents ({ $day }): { $note }
brief-pooled = Analysts’ own estimates, pooled: { $share } ({ $who }; from { $least } to { $most }).
brief-withheld =
    { $n ->
        [one] { $n } line is
       *[other] { $n } lines are
    } withheld from this public form.
brief-days-named = Days named in documents: { $start } to { $end } ({ $basis })
brief-horizon = Horizon: until { $end }, { $left ->
        [one] { $left } day
       *[other] { $left } days
    } left ({ $basis })
brief-state = The state is { $state }: { $reasons }.
brief-state-although = The state is { $state } although the likelihood is low: { $reasons }.
brief-is-not = It is { $reason }.
brief-first-step = Recommended first: { $action }; by { $addressee } ({ $item }).
brief-rests-on = This rests on { $outlets ->
        [one] { $outlets } outlet
       *[other] { $outlets } outlets
    } and { $origins ->
        [one] { $origins } independent origin
       *[other] { $origins } independent origins
    }.
brief-no-evidence = No document gives evidence about this problem.
brief-report-on =
    { $outlets } { $n ->
        [one] reports
       *[other] report
    } on { $sites }{ $more }; { $narrative }.
brief-citing = , citing { $names }
brief-naming = , naming { $names }
brief-names-more = { $names } (and { $n } more)
brief-narrative = the narrative is “{ $title }” ({ $voices })
brief-no-narrative = no catalogued narrative is carried
brief-promoted = promoted by { $n ->
        [one] { $n } origin
       *[other] { $n } origins
    }
brief-relayed = relayed by { $n ->
        [one] { $n } origin
       *[other] { $n } origins
    }
brief-exposed = exposed by { $n ->
        [one] { $n } origin
       *[other] { $n } origins
    }
brief-why = Why
brief-why-not = Why not
brief-not-known = What is not known
brief-would-change = What would change this judgement
brief-moved = What moved
brief-quotations = Key quotations
brief-quoted = “{ $text }”
brief-no-earlier = No earlier assessment is kept in this store.
brief-side-for = For
brief-side-against = Against
brief-side-open = Not known
brief-see-one = To see one in its document, give its id:
brief-see-problem = To see it in the store:
brief-problem = Problem { $id }.
brief-none-favours = No observed indicator favours it.
brief-for-instance = For instance: { $example }
brief-more-lines =
    { $n ->
        [one] { $n } more line is
       *[other] { $n } more lines are
    } in the annex.
brief-upwards = Upwards: { $change }
brief-downwards = Downwards: { $change }
brief-up = Upwards
brief-down = Downwards
brief-nothing-declared = Nothing that is declared.
brief-annex = Annex: { $title }
brief-question = The question
brief-resolution = Resolution: { $rule }
brief-why-state = Why this state
brief-hypotheses = Hypotheses
brief-hypothesis = Hypothesis
brief-likelihood = Likelihood
brief-range = Range
brief-ranges-hold = The ranges hold { $times } times in 10, where the prior and the grades of the indicators lie anywhere within the ranges given to them.
brief-prior = Prior { NUMBER($percent, minimumFractionDigits: 1) } % from { $n ->
        [one] { $n } past case
       *[other] { $n } past cases
    } of “{ $class }”, { $k ->
        [0] none
       *[other] { $k }
    } with an incident.
brief-cap = Never above “unlikely” here: { $why }.
brief-range-makers = What makes the range of the likelihood
brief-input = Input
brief-share = Share
brief-the-prior = the prior
brief-matrix = Which indicators distinguish the hypotheses
brief-indicator = Indicator
brief-observed = Observed
brief-distinguishes = Distinguishes
brief-seen-observed = yes
brief-seen-absent = no
brief-seen-absent_expected = no, was expected
brief-seen-unknown = not known
brief-matrix-note = CC very consistent, C consistent, N neutral, I inconsistent, II very inconsistent with the hypothesis. The last column is the largest log ratio between two hypotheses: an indicator that fits all of them is worth nothing, however striking. The matrix is a view; the figures above follow the rule in docs/judgement.md.
brief-evidence-for = Evidence for
brief-evidence-against = Evidence against
brief-attention = Attention
brief-strongest-day = Strongest day { $day }: { $why }. Last day: { $last }.
brief-attention-note = Bars: documents a day, reprints counted once. Band: where about nine days of ten lie. Triangle: above baseline. Grey: most sources not read.
brief-gaps = Gaps
brief-sensitivity = How the likelihood moves
brief-if = If
brief-assumptions = Key assumptions
brief-no-assumptions = None written down: ask why.
brief-watch-list = Protective watch-list
brief-watch = Watch
brief-action = Action
brief-addressee = Addressee
brief-advice = Advice in the documents
brief-recommended = Recommended (protects sites)
brief-reported-only = Reported only ({ $why })
brief-to = to { $who }
brief-claims-head = Claims
brief-claims-note-claim = what is claimed
brief-claims-note-source = who says it
brief-claims-note-cue = the words that say so
brief-claims-note = Marked in each sentence; below it is the chain, originator first:
brief-inherited = inherited
brief-chain = chain: { $hops }
brief-characters = characters { $start }-{ $end }
brief-claims-left =
    { $n ->
        [one] { $n } more claim is
       *[other] { $n } more claims are
    } in claims.jsonl.
brief-narratives-head = Catalogued narratives
brief-narrative-head = Narrative
brief-now = Now
brief-before = Before, and what is new
brief-against-it = Against it
brief-known-since = known since { $when }
brief-symmetric = every side uses it about the other
brief-novelty-none = The catalogue has no precedent of this narrative; { $new }.
brief-novelty-nearest = The nearest precedent is { $nearest } (what followed: { $followed }); { $new }.
brief-new = new this time: { $parts }
brief-nothing-new = nothing in it is new
brief-new-site = site { $names }
brief-new-actor = actor { $names }
brief-new-date = date { $names }
brief-new-pretext = pretext { $names }
brief-nobody-carries = Nobody promotes or relays it here.
brief-debunk = { $who }, { $day }: { $what }
brief-nothing-catalogued = nothing is in the catalogue
brief-match-note = A match says that words resemble a known narrative; it says nothing about whether they are true this time.
brief-first-head = Who wrote first
brief-about = About
brief-first = First
brief-followed = Followed within three days
brief-after-hours = after { $hours } h
brief-first-note = Institutional outlets only. The first seen here is not necessarily the origin, and to follow is not to copy.
brief-loaded-head = Loaded words, by speaker
brief-speaker = Speaker
brief-words = Words
brief-proposals-head = Recurring, and in no catalogue yet
brief-proposal =
    { $origins ->
        [one] { $origins } origin
       *[other] { $origins } origins
    }, { $sources ->
        [one] { $sources } source
       *[other] { $sources } sources
    } ({ $terms })
brief-places = Places
brief-places-left =
    { $n ->
        [one] { $n } more place is
       *[other] { $n } more places are
    } in map.geojson.
brief-map-note = Squares: watched sites, larger the more documents name them, with a ring where attention is above baseline. Diamonds: events as claimed; dashed where a claim denies it. Dots: what data sets list. Those of one place are drawn around it. A point in map.geojson says what it is and where it comes from. Outlines are coarse and take no position on any border.
brief-left-out = { $n ->
        [one] { $n } more event is
       *[other] { $n } more events are
    } not drawn: the map shows those that most claims tell of.
brief-no-place =
    { $n ->
        [one] { $n } event has
       *[other] { $n } events have
    } no place with coordinates and { $n ->
        [one] is
       *[other] are
    } not on the map.
brief-in-geojson = The points, and what data sets list, are in map.geojson.
brief-of-holder = of the place that holds it
brief-site-named = named in { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
brief-site-attention = { $named }; attention above baseline
brief-event-name = { $type } · { $place }
brief-event-claims =
    { $status }, { $n ->
        [one] { $n } claim
       *[other] { $n } claims
    }
brief-event-denied = { $event }, denied in { $n }
brief-listed =
    { $n ->
        [one] { $n } event
       *[other] { $n } events
    } listed by { $dataset }
brief-map-in-words = map of { $sites ->
        [one] { $sites } site
       *[other] { $sites } sites
    }, { $events ->
        [one] { $events } event
       *[other] { $events } events
    } and { $listed ->
        [one] { $listed } listed event
       *[other] { $listed } listed events
    }. { $names }
brief-bar-in-words = likelihood { $share }, range { $range }
brief-series-in-words = daily counts from { $first } to { $last }; above baseline on { $days }
brief-series-no-day = no day
brief-moves-in-words = from { $before } on { $first } to { $now } on { $last }, in { $n ->
        [one] { $n } assessment
       *[other] { $n } assessments
    }
brief-volumes-in-words = documents a day from { $first } to { $last }, { $most } at most
brief-tempo = Tempo in the data sets
brief-everywhere = everywhere
brief-tempo-first = First above baseline on { $day }: { $why }.
brief-last-day = Last day: { $why }.
brief-tempo-note = Counts of what these data sets list; a growing list looks like a rising tempo.
brief-sources = Sources
brief-source = Source
brief-owner = Owner
brief-grade = Grade
brief-record = Track record
brief-grade-note = Letters follow the Admiralty scale and come from logged outcomes alone; F means that reliability cannot be judged.
brief-documents-head = Documents
brief-document = Document
brief-published = Published
brief-one-document = one document
brief-not-stated = not stated
brief-not-dated = not dated
brief-copy = a copy of another document
brief-documents-left =
    { $n ->
        [one] { $n } more document is
       *[other] { $n } more documents are
    } in documents.jsonl.
brief-none = None.
brief-dropped = Not carried further: { $parts }. Each is listed in dropped.jsonl; of a large store, texts in which nothing watched is named are listed only with --records.
brief-dropped-part = { $n } at { $stage } ({ $reason })
brief-fared-few = How earlier warnings of this class fared: not enough to judge (outcomes: { $n }; needed: { $needed }).
brief-fared = How earlier warnings of this class fared: outcomes { $n }, followed by the incident { $share }; Brier score { $brier }, skill against the base rate { $skill }.
