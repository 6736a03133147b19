# The report of a replay: how warnings would have fared on the past. Figures are given as text.
replay-window-title = Tocsin replay · { $title }
replay-title = Replay: { $title }
replay-span = { $first } to { $last }, one judgement every { $step ->
        [one] day
       *[other] { $step } days
    }; documents known by the end: { $documents }
replay-answer = The answer
replay-verdict-too_few = Not enough to judge: windows that do not overlap: { $windows }; at least { $needed } are needed.
replay-verdict-better = The likelihoods were better than climatology: skill { $skill }.
replay-verdict-worse = The likelihoods were worse than climatology: skill { $skill }.
replay-verdict-open = No difference from climatology is shown: skill { $skill }; the interval holds 0.
replay-verdict-none = No judged day could be resolved.
replay-own-alarms = Alarms by the program’s own states: { $alarms }; hits: { $hits }; false alarms a month: { $false }; incidents: { $incidents }; recall: { $recall }; median lead: { $lead }.
replay-no-alarms = The program raised no alarm by its own states (WATCH or above); incidents in the span: { $incidents }.
replay-best = At { $budget } alarms a month the program found { $own } of the incidents; the best simpler rule ({ $rule }) found { $best }.
replay-base-rates = What counts, and how often it happened
replay-base-note = The definitions stand in the casebook. The base rate is the share of resolved days after which the incident followed within the horizon.
replay-problem = Problem
replay-resolved = Resolved days
replay-came = Followed by the incident
replay-base-rate = Base rate
replay-incidents = Incidents
replay-rule = Definition
replay-rule-within = within { $km } km of { $sites }
replay-rule-kinds = kind: { $kinds }
replay-rule-terms = with one of the words: { $terms }
replay-rule-deaths = deaths: { $n } or more
replay-rule-civilians = civilians killed: { $n } or more
replay-rule-apart = rows within { $n ->
        [one] { $n } day
       *[other] { $n } days
    } are one incident
replay-scores = Scores of the likelihoods
replay-measure = Measure
replay-program = Program
replay-climatology = Climatology
replay-count = Number of documents
replay-z_score = Moving z-score
replay-corroborated = Most corroborated act
replay-preclaim = Official claim beforehand
replay-never = Never
replay-hindsight = Base rate of the whole span
replay-brier = Brier score (lower is better)
replay-log = Logarithmic score, nats (lower is better)
replay-skill = Skill against climatology
replay-skill-base = Skill against the base rate
replay-discrimination = Discrimination (area under the curve; .5 is chance)
replay-parts = Brier score by parts: reliability { $reliability }, resolution { $resolution }, uncertainty { $uncertainty }
replay-intervals = Intervals hold nine times in ten; they come from blocks of { $days ->
        [one] { $days } day
       *[other] { $days } days
    } drawn { $draws } times with a fixed seed.
replay-climatology-note = Climatology is how often the incident had followed by each day. The base rate of the whole span was known to nobody then.
replay-reliability = Reliability
replay-reliability-in-words = Share that came true by likelihood: { $points }.
replay-spread = Likelihoods by outcome
replay-spread-in-words = How many judged days had which likelihood, above those followed by the incident ({ $came }), below the others ({ $others }).
replay-followed = followed by the incident
replay-not-followed = not followed
replay-likelihood = likelihood
replay-share-true = share that came true
replay-leads = Lead times
replay-leads-in-words = Days between an alarm and its incident: { $leads }.
replay-no-leads = No alarm has an incident, so there is no lead time.
replay-lead-days = days before the incident
replay-timeline = Alarms and incidents over time
replay-timeline-in-words = For each problem: alarms that were hits ({ $hits }), false alarms ({ $false }), alarms that cannot be judged ({ $open }), incidents ({ $incidents }).
replay-mark-hit = alarm, hit
replay-mark-false = false alarm
replay-mark-open = alarm, not judged
replay-mark-incident = incident
replay-curve = Recall by the number of alarms
replay-curve-in-words = Share of incidents found within { $days } days, by alarms a month: { $lines }.
replay-costs = Cost by the number of alarms
replay-costs-in-words = Cost a month in false alarms, where a missed incident costs as much as { $ratio } of them, by alarms a month: { $lines }.
replay-alarms-a-month = alarms a month
replay-recall = recall
replay-compare = Comparison at equal rates of alarms
replay-compare-note = Every rule sees the same documents. Its level is chosen after the fact so that it raises at most so many alarms, which favours each rule alike.
replay-by-rule = Rule
replay-budget = Alarms a month
replay-budget-own = as the program’s states
replay-alarms = Alarms
replay-hits = Hits
replay-false = False alarms
replay-false-month = False alarms a month
replay-precision = Precision
replay-lead = Median lead, days
replay-within = Within days
replay-list-false = Every false alarm
replay-list-missed = Every missed incident
replay-list-note = The ids are those that `tocsin explain` takes.
replay-day = Day
replay-what = What
replay-who = Who says so
replay-evidence = Evidence
replay-likelihood-then = Likelihood
replay-came-before = an incident had begun { $n ->
        [one] { $n } day
       *[other] { $n } days
    } before
replay-shared = what followed had been taken by an earlier alarm
replay-judged-before = Judged on the day before
replay-none = None.
replay-void = What could not be used
replay-void-rows = Rows of the table of outcomes: { $rows }; void: { $void } ({ $share }).
replay-void-days = Judged days whose horizon lies within these days: { $days }; void, since they cannot be resolved all the same: { $void } ({ $share }).
replay-fault-no_date = without a date: { $n }
replay-fault-two_readings = with a date that can be read in two ways: { $n }
replay-fault-days_uncertain = with days known no better than a week: { $n }
replay-fault-no_place = without a place: { $n }
replay-fault-no_such_point = with impossible coordinates: { $n }
replay-fault-same_id = with an id that stood before: { $n }
replay-fault-no_row = empty: { $n }
replay-covers-rows = The table of outcomes tells of { $first } to { $last }, its first and last row; if it covers more, say so with --covers.
replay-covers-stated = The table of outcomes covers { $first } to { $last }, as was stated.
replay-rows-aside = Rows of the table outside these days, set aside: { $n }.
replay-outside-before = judged days before the table begins, not scored: { $n }
replay-outside-open = judged days whose horizon ends after the table does, still open and not scored: { $n }
replay-void-not_heard = no document came in the week before: { $n }
replay-undated = Documents without a date, left out: { $n }.
replay-hole = No source published anything from { $first } to { $last }.
replay-always = Entries of the casebook without `known_from`, taken as known always: { $names }.
replay-by-published = A document counts from the moment it was published.
replay-by-captured = A document counts from the moment it was captured.
replay-days-utc = Days are those of UTC; an outcome on the day of an alarm does not count as after it unless its time is given.
replay-left-out = With one campaign left out
replay-left-out-note = The figures with each problem left out in turn: where they move much, they hang on that one. Recall is the share of incidents found within the horizon.
replay-left-out-which = Left out
replay-left-out-one = Only one problem was judged, so none can be left out.
replay-recall-at = Recall at { $n } a month
replay-campaigns = Past campaigns, each foretold by the prior of all others: { $n }; Brier score { $brier }, logarithmic score { $log }.
replay-campaigns-none = The casebook has no past campaigns of the classes of these problems.
replay-altered = The kept file of these days had been altered; they were judged anew: { $days }.
replay-ledger-altered = The ledger that stood there had been altered; it was written anew from the days.
