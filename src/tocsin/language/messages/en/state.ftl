# The warning states and the written conditions of each.
state-name-BASELINE = BASELINE
state-name-NOTE = NOTE
state-name-WATCH = WATCH
state-name-WARNING = WARNING
state-name-CRITICAL = CRITICAL
state-name-RESOLVED = RESOLVED
state-and = { $one }; { $other }
state-touched =
    { $n ->
        [one] { $n } document names
       *[other] { $n } documents name
    } a site or narrative of the problem
state-not-touched = no document names a site or narrative of the problem
state-meets = in { $n ->
        [one] { $n } document
       *[other] { $n } documents
    } a catalogued narrative meets the site
state-not-meets = no catalogued narrative meets the site
state-capability =
    { $n ->
        [one] { $n } claim gives
       *[other] { $n } claims give
    } a capability, a deadline or a day for it
state-no-capability = no claim gives a capability, a deadline or a day within the horizon
state-high = the lower end of the range is { $low }, from { $n ->
        [one] { $n } independent origin
       *[other] { $n } independent origins
    } about the site itself, with attention above baseline
state-likelihood = the likelihood is { $share }
state-not-warning = not WARNING: { $lacking }
state-low-short = the lower end of the range is { $low }, and { $needed } is needed
state-origins-short =
    { $n ->
        [one] { $n } independent origin
       *[other] { $n } independent origins
    } about the site itself, and { $needed } are needed
state-no-origins = no independent origin about the site itself, and { $needed } are needed
state-not-measured = no attention above baseline is measured
state-measures-nothing = no indicator of the problem looks at measured attention
state-left =
    { $state } was left on { $day }, { $ago ->
        [one] { $ago } day
       *[other] { $ago } days
    } ago; it is not entered again within { $within ->
        [one] { $within } day
       *[other] { $within } days
    } without a new origin
state-resolved-with = resolved with the incident on { $day } by { $who }: { $reference }
state-resolved-without = resolved without the incident on { $day } by { $who }: { $reference }
state-expired = the horizon ended on { $day }: the warning expired, and only documents after that day begin another
