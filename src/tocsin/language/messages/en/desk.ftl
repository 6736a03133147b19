# The frame of every page.
desk-board = Board
desk-attention = Attention
desk-map = Map
desk-lineage = Lineage
desk-narratives = Narratives
desk-sources = Sources
desk-search = Search
desk-audit-log = Audit log
desk-add = Add
desk-alarms = Alarms
desk-to-content = Skip to content
desk-pages = Pages
desk-done = Done
desk-undo = Undo
desk-looking-back = You are viewing the past
desk-by-publication = This case was read in one pass: each document counts from its publication date.
desk-moment-ahead = The moment you chose lies ahead; the page shows what is known now.
desk-to-now = Back to the present
desk-as-of = As of
desk-show = Show
desk-signing-as = Signer
desk-read-only = Read only: this desk has no signer.
desk-keys = Keyboard shortcuts
desk-close = Close
desk-connection-lost = The connection is lost; the page keeps trying.
desk-connected-again = The connection is back.
desk-new-content = This page has new content.
desk-show-new = Show it
desk-copied = Copied.
desk-next-entry = Next entry
desk-previous-entry = Previous entry
desk-open-entry = Open the entry
desk-same-narrative = Same narrative
desk-different-narrative = Different narrative
desk-unsure = Unsure
desk-copy-citation = Copy the citation
desk-this-list = This list

# The same on many pages.
desk-all = all
desk-who = Who
desk-what = What
desk-where = Where
desk-source = Source
desk-owner = Owner
desk-state = State
desk-language = Language
desk-languages = Languages
desk-text = Text
desk-texts = Texts
desk-day = Day
desk-days = Days
desk-from = From
desk-until = To
desk-site = Site
desk-group = Group
desk-narrative = Narrative
desk-documents = Documents
desk-claim = Claim
desk-claims = Claims
desk-reference = Reference
desk-why = Why
desk-moment = Time
desk-note = Note
desk-correct = Correct
desk-withdraw = Withdraw
desk-none = None.
desk-nothing-yet = Nothing here yet.
desk-and-more = and { $n } more
desk-source-not-stated = source not stated
desk-not-dated = not dated
desk-language-unknown = language not known
desk-not-stated = not stated
desk-not-known = not known
desk-removed = removed
desk-withdrawn-by = withdrawn by { $who }
desk-read-only-why = This desk is read only: it was opened without a signer. Ask whoever opened it to open it under your name.
desk-not-dated-in-all = { $n } not dated
desk-above-baseline = above baseline
desk-above-baseline-on = above baseline on { $day }
desk-measured = measured
desk-hours = h

# What was done, when a form was sent.
desk-done-signed = signed
desk-done-dissent = dissent saved
desk-done-kept = saved
desk-done-search = search saved
desk-done-withdrawn = withdrawn
desk-done-added =
    { $read ->
        [one] { $read } document read
       *[other] { $read } documents read
    }, { $touched ->
        [one] { $touched } names something watched
       *[other] { $touched } name something watched
    }
desk-done-added-later =
    { $read ->
        [one] { $read } document read
       *[other] { $read } documents read
    }, { $touched ->
        [one] { $touched } names something watched
       *[other] { $touched } name something watched
    }, { $later } left out because dated later

# What is wrong, as the headline of a page.
desk-wrong-unreadable = This request cannot be carried out
desk-wrong-not-done = Not done
desk-wrong-not-here = Not found
desk-wrong-address = Wrong address
desk-wrong-store = The store is not available
desk-wrong-other = Something went wrong
desk-to-board = Go to the board
desk-back-to-page = Go back

# Board.
desk-how-assessed = The assessments come from the last run; opening a page assesses nothing anew.
desk-dissents = { $who } dissents
desk-horizon-until = Until
desk-days-left =
    { $n ->
        [one] { $n } day left
       *[other] { $n } days left
    }
desk-passed = over
desk-imminent = imminent
desk-outlets =
    { $n ->
        [one] { $n } outlet
       *[other] { $n } outlets
    }
desk-origins =
    { $n ->
        [one] { $n } independent origin
       *[other] { $n } independent origins
    }
desk-last-day = Last 24 hours
desk-assessed = Assessed
desk-not-concerned = No document concerns it yet.
desk-no-problems = This casebook has no warning problem yet.
desk-latest-documents = Latest documents
desk-nothing-touched = No document concerns a watched site or narrative yet.
desk-needs-review = Needs review
desk-matches-to-review =
    { $n ->
        [one] { $n } match to review
       *[other] { $n } matches to review
    }
desk-nothing-to-review = Nothing needs review.
desk-need-attention =
    { $n ->
        [one] { $n } of { $all } needs attention.
       *[other] { $n } of { $all } need attention.
    }
desk-all-as-expected = All sources publish as expected, or nothing is expected of them.
desk-all-sources = All sources
desk-proposed = proposed

# Problem.
desk-imminent-window = Imminent
desk-horizon = Horizon until
desk-no-earlier = This store has no earlier assessment.
desk-on-this-page = On this page
desk-for-and-against = For and against
desk-for = For
desk-against = Against
desk-why-this-state = Why this state
desk-how-moved = Likelihood over time
desk-how-moved-note = The likelihood with its range, assessment by assessment.
desk-rival-explanations = Competing explanations
desk-hypothesis = Hypothesis
desk-range = Range
desk-indicators-fit = Indicators and how they fit each explanation
desk-indicators = Indicators
desk-indicator = Indicator
desk-observed = Observed
desk-diagnosticity = Diagnostic weight
desk-yes = yes
desk-absent-expected = no, although expected
desk-no = no
desk-grades-note = CC, C: consistent, strongly or partly. N: neutral. I, II: inconsistent, partly or strongly. An indicator that fits every explanation separates none of them.
desk-change-mind = What would change the assessment
desk-would-raise = Would raise the likelihood
desk-would-lower = Would lower the likelihood
desk-nothing-declared = Nothing declared in the casebook.
desk-sensitivity = Sensitivity: the likelihood if one input changes
desk-if = Change
desk-gaps = Gaps
desk-watch-list = Protective watch-list
desk-protect = Protect
desk-do = Action
desk-notify = Notify
desk-assumptions = Key assumptions
desk-no-assumptions = None recorded: ask why.
desk-sign-off = Sign-off
desk-latest-only = Only the latest assessment can be signed.
desk-you-dissent = You dissent from this assessment.
desk-you-signed-first = You have signed it; another person must sign too.
desk-you-signed = You have signed it.
desk-note-dissent = Note (a dissent needs one)
desk-sign-as = Sign as { $who }
desk-dissent = Dissent
desk-earlier-assessments = Earlier assessments
desk-against-assessment = Compared with the assessment of { $day }
desk-likelihood = Likelihood
desk-compare = Compare
desk-no-evidence = No indicator found.

# Claim.
desk-removed-by-person = A reviewer removed this claim.
desk-marks-note = Highlighted: the claim. Underlined: the speaker. Dotted: the words that attribute it.
desk-chain = Attribution chain
desk-what-it-is = Properties
desk-actor = Actor
desk-quantity = Quantity
desk-missing = Missing
desk-addressee = Addressee
desk-time = Time meant
desk-rule = Rule
desk-characters = characters { $a } to { $b }
desk-matched-narratives = Narratives it matches
desk-text-origin = Origin of the text
desk-lineage-later = Its lineage is traced with the next assessment.
desk-review-history = Review history
desk-cite-or-correct = Cite or correct
desk-citation = Citation
desk-correct-claim = Correct the claim
desk-correction-note = A correction overrides the rule, survives re-runs and counts from the next assessment on.
desk-chain-note = Write a chain with the originator first: a -> b, or “A via B”, with ids or names from the casebook; new:NAME for a name it does not have; “voice” where the outlet itself says it.
desk-remove = Remove
desk-no-site = none
desk-carried-over = inherited

# Document.
desk-seen = captured
desk-date-from = date
desk-forwarded-from = forwarded from
desk-not-read = not read for claims
desk-unread-nothing-watched = it names nothing watched
desk-unread-failed = it could not be read
desk-part-shown = Characters { $a } to { $b } of { $n }.
desk-part-before = Previous part
desk-part-after = Next part
desk-not-authors = not the author's statement
desk-document-origin = Origin
desk-edits = Edits
desk-no-claims = No claim was found in this document.
desk-names-linked = Names and linked entries
desk-not-linked = not linked
desk-link-to = Entry
desk-correct-origin = Correct the origin
desk-origin-id = Id of the document it was taken from, or “itself”
desk-document-id = The id of this document is { $id }.

# Lineage.
desk-families-note = Texts of the last { $n } days with a common origin. The earliest text captured is not always the origin.
desk-first-seen = First seen
desk-published-by = Published by
desk-followed-by = Then
desk-no-families = No two texts share an origin yet; lineage is traced with each assessment.
desk-credited-to = Credited to { $who }, whose own text was not captured.
desk-texts-owners =
    { $n ->
        [one] { $n } text
       *[other] { $n } texts
    }, { $o ->
        [one] { $o } owner
       *[other] { $o } owners
    }
desk-family-note = Circle: the origin. Square: a text taken from it. One row for each owner, time from left to right.
desk-family-picture = Texts with a common origin by owner; the first on { $day }
desk-first-and-followers = Order of publication
desk-after = Delay
desk-how-found = Basis
desk-first = first
desk-numbers-differ = Numbers differ
desk-own-text = No earlier text with this wording was captured.
desk-taken-from = Taken from
desk-not-captured = not captured
desk-an-earlier-text = an earlier text
desk-more-same-origin =
    { $n ->
        [one] { $n } more text with the same origin
       *[other] { $n } more texts with the same origin
    }

# Map.
desk-earlier = Earlier
desk-later = Later
desk-play = Play
desk-stop = Stop
desk-documents-up-to = Documents up to
desk-map-drawn-note = Filled circle: site, larger with more documents. Ring: event reported in claims. Dot: entry of a data set. Click a point for details.
desk-map-outside =
    { $n ->
        [one] { $n } point lies
       *[other] { $n } points lie
    } too far from the others to be drawn here; the list has { $n ->
        [one] it
       *[other] them
    }.
desk-map-note = Square: site, larger with more documents. Ring: attention above baseline. Diamond: event reported in claims. Dot: entry of a data set.
desk-on-the-map = Entries on the map
desk-placed-in-area = shown at the area that contains it
desk-map-empty = No document of these days names a place.
desk-in-documents =
    { $n ->
        [one] in { $n } document
       *[other] in { $n } documents
    }
desk-in-documents-above =
    { $n ->
        [one] in { $n } document
       *[other] in { $n } documents
    }; attention above baseline

# Site.
desk-known-since = Known since
desk-of-gazetteer = from the gazetteer; not in the casebook
desk-watched-by = Warning problems:
desk-documents-naming = Documents that name it

# Narratives.
desk-catalogued-narratives = Catalogued narratives
desk-catalogue-note = A narrative in this list says nothing about who carries it now, or whether it is true.
desk-to-review = To review
desk-no-narrative-matched = No document matches a narrative yet.
desk-narratives-unmatched =
    { $n ->
        [one] { $n } narrative without a matching document
       *[other] { $n } narratives without a matching document
    }
desk-symmetric = Each side makes this claim about the other.
desk-part-of = Part of
desk-its-parts = Parts
desk-earlier-occurrences = Earlier occurrences
desk-no-occurrences = No earlier occurrence is recorded.
desk-rebuttals = Rebuttals
desk-no-rebuttals = No rebuttal is recorded.
desk-review = Matches to review
desk-review-note = Is it the same narrative? Keys: s same, d different, u unsure, j and k move.
desk-carriers = Documents that carry it now
desk-no-carriers = No document carries it.
desk-open = to review
desk-change-decision = Change the decision

# Attention.
desk-nothing-written = No document of these days concerns it.
desk-silent-groups = No documents from
desk-expected-from = expected from
desk-expected-to = expected to
desk-series-note = Bars: documents a day, reprints counted once. Band: the expected range, which holds about nine of ten days. Triangle: alarm level crossed. Grey: most sources not received.
desk-group-sources = Sources of the group
desk-written-on = Documents of { $day }
desk-counted = Independent origins counted: { $o }; documents: { $n }.
desk-none-counted = No document of this group was counted on that day.
desk-no-day-above = No day was above baseline.
desk-day-by-day = Day by day
desk-expected = Expected
desk-expected-range = Expected range
desk-coverage = Sources received
desk-alarm = Alarm
desk-not-ready = history too short

# Search.
desk-search-words = Words, in any form and supported language
desk-search-note = All words must occur. "word" exactly as written, -word excluded, one OR other, begin* the beginning of a word.
desk-no-text-found = No text matches.
desk-texts-searched =
    { $n ->
        [one] { $n } text was searched
       *[other] { $n } texts were searched
    }: { $r } read for claims, { $u } not.
desk-captures-without-text = { $o } of { $n } captures have no text here and were not searched.
desk-filters-narrow = The filters above also limit the search.
desk-more = Show more
desk-save-search-as = Save this search as
desk-save = Save
desk-saved-searches = Saved searches

# Sources.
desk-documents-in-all =
    { $n ->
        [one] { $n } document in all
       *[other] { $n } documents in all
    }, { $w } this week
desk-are-expected = { $n } expected
desk-last-document = the last on { $day }
desk-no-last-document = none dated
desk-documents-a-day = Documents a day
desk-track-record = Track record
desk-track-note = The letter follows the Admiralty scale and counts claims whose outcome a person recorded. F means that reliability is not known; it is not a middle grade.
desk-in-casebook = In the casebook
desk-kind = Kind
desk-control = Control
desk-in-groups = In the groups:
desk-not-in-casebook = The casebook does not list it.
desk-edits-deletions = Edits and deletions
desk-last = Last
desk-never = never

# Audit log.
desk-log-not-in-order = The log is damaged:
desk-lines-in-order =
    { $n ->
        [one] { $n } line, intact.
       *[other] { $n } lines, all intact.
    }
desk-log-digest = The digest of the last line is { $d }. Keep a copy elsewhere.
desk-download = Download
desk-number = No.
desk-about = Record
desk-in-words = Content
desk-no-lines = No entries yet.
desk-earlier-lines = Earlier entries
desk-outcome-with = incident occurred: { $where }
desk-outcome-without = incident did not occur: { $where }
desk-agrees = agrees
desk-disagrees = dissents
desk-taken-back = { $kind } withdrawn
desk-corrected-value = { $field }: { $value }

# Add a document.
desk-add-document = Add a document
desk-add-note = The document is read at once, recorded in the audit log under your name, and counts from the next assessment on. Give one of the three.
desk-page-address = Address of a page (it is downloaded)
desk-file = File
desk-what-is-known = Known details
desk-published = Published (UTC)
desk-title = Title
desk-its-address = Address of the document

# The ledger of figures.
desk-ledger = Ledger
desk-ledger-what = Every probability that the program or an analyst gave, and how it came out. It is read from the log: nothing can be taken out of it, and a correction is a new entry.
desk-ledger-fared = How the figures fared
desk-ledger-figures = Figures
desk-ledger-resolved = Resolved
desk-ledger-outcomes = Outcomes
desk-ledger-brier = Brier score
desk-ledger-log = Log score
desk-ledger-skill = Skill
desk-ledger-all = All together
desk-ledger-scores = Lower scores are better. Skill compares the Brier score with always saying the base rate: above 0 is better than that.
desk-ledger-not-enough = There are not enough outcomes to judge by: at least { $n } are needed.
desk-ledger-calibration = Figures compared with what happened
desk-ledger-said = Figure given
desk-ledger-mean = Mean figure
desk-ledger-share = Share with an incident
desk-ledger-problem = Problem
desk-ledger-until = Until
desk-ledger-outcome = Outcome
desk-ledger-open = open
desk-ledger-incident = incident occurred
desk-ledger-no-incident = incident did not occur
desk-ledger-empty = No figure has been given yet.
desk-ledger-more =
    { $n ->
        [one] { $n } earlier figure is in the downloads.
       *[other] { $n } earlier figures are in the downloads.
    }
desk-rests-on = rests on claims: { $claims }, texts: { $texts }, captures: { $captures }; the digest of each is kept
desk-judged = { $percent } % (between { $low } % and { $high } %); state { $state }

desk-board-heard = Reported by
desk-board-unmoved = no change
desk-day-before = a day earlier
desk-day-after = a day later

# Queue.
desk-queue = Queue
desk-queue-what = All that waits for a person. One key decides, the next comes up, and a decision can be undone.
desk-queue-alarms = Alarms to sign
desk-queue-no-alarms = No alarm waits for a signature.
desk-queue-no-matches = No match waits for a decision.
desk-queue-sources = Sources to look after
desk-queue-earlier = Earlier decisions on this narrative
desk-queue-next = Next in the queue

# Actors.
desk-actors = Actors
desk-actors-quiet = { $n } actors of the casebook say nothing in these texts
desk-actor-note = Claims that come from this actor, as documents report them. That a claim is listed says nothing about whether it is true.
desk-actor-days = Claims a day
desk-actor-through = Through whom
desk-actor-stance = Stance of the reports by month
desk-month = Month
desk-actor-says = What this actor says
desk-actor-of = What others say about this actor
desk-ledger-reliability = Reliability
desk-ledger-spread = Figures by outcome
desk-ratios = What outcomes say of the general table
desk-ratios-what = Each grade stands for the probability that an indicator is observed. The expert’s figure is used in every judgement; the figure from outcomes stands beside it and replaces nothing.
desk-ratios-few = Not enough to judge: { $n } of { $needed } outcomes.
desk-ratios-grade = Grade
desk-ratios-class = Class
desk-ratios-all = all classes
desk-ratios-expert = Expert
desk-ratios-learned = From outcomes
desk-ratios-trials = Trials
desk-fired = Would have fired
desk-fired-what = On which days of this store’s past the rule would have fired, as the texts were read. Days are those of publication, UTC.
desk-fired-rate = Fired on { $n } of { $days } days ({ $first } to { $last }), { $rate } a month.
desk-fired-false = False: { $rate } a month; days that can be judged: { $n }.
desk-fired-false-unknown = How many were false is not known.
desk-fired-never = It did not fire on any day.
desk-fired-more = Earlier days that are not shown: { $n }.
desk-fired-status = Status: { $status }
desk-fired-label = Label: fired on { $rate } days a month over { $days } days of { $over }.
desk-status-experimental = experimental
desk-status-test = tested on its own texts
desk-status-stable = stable
desk-rules = Rules

# What is exported.
desk-export = Export
desk-export-what = An export comes as one file. It holds signed alarms only, unless you ask for drafts, and nothing marked TLP:RED.
desk-export-since = Captured since
desk-export-drafts = With drafts
desk-export-highest = Strictest marking to export
desk-export-unmarked = Treat unmarked documents as
desk-export-format = Format
desk-export-note = A store of up to 1,000 documents is assessed anew for an export. From a larger one, and with a day under “Captured since”, alarms leave as they were last assessed. A format of several files comes as an archive.
desk-format-stix = for threat-intelligence platforms
desk-format-misp = events for MISP
desk-format-cap = public alerts
desk-format-csv = tables for spreadsheets
desk-format-xlsx = one workbook
desk-format-parquet = tables for data analysis
desk-format-jsonl = every record as it is kept
desk-format-geojson = the map
desk-format-ftm = entities for investigations
desk-table-csv = Download as CSV
desk-brief = Brief
desk-brief-whole = The whole brief
desk-brief-public = The form for the public

# The inspector and the palette.
desk-inspector = Inspector
desk-inspector-back = Back
desk-inspector-whole = Open the whole page
desk-inspect = Look at the entry beside the list
desk-jump = Jump to
desk-jump-what = A name, an id or some words
desk-jump-nothing = Nothing goes by this name.
desk-jump-search = Search in all texts
desk-page = Page
desk-document = Document
desk-fired-was-false = was false
desk-fired-was-right = was right
desk-heard = Claims by origin
desk-heard-who = From
desk-heard-denied = Denials
desk-heard-note = Counted are the claims in documents that name a site or narrative of the problem, by the first link of their chain. The lighter part of a bar: denials.
desk-collecting = Collecting
desk-address = Address
desk-last-fetched = Last fetched
desk-next-due = Next due
desk-failures = Failures in a row
desk-log-in = Log in
desk-log-out = Log out
desk-log-in-kept = Nobody is logged in any more. What you typed is kept: log in, and you can send it.
desk-log-in-note = A session ends after half an hour in which nothing is done, and after twelve hours.
desk-account-name = Name
desk-password = Password
desk-role = Role
desk-own-account = Your account
desk-password-since = Password last changed
desk-change-password = Change password
desk-password-note = At least 12 characters; several words that do not belong together are best. Your other sessions end.
desk-password-present = Present password
desk-password-fresh = New password
desk-sessions = Sessions
desk-sessions-note = You can end your sessions in all other browsers.
desk-log-out-others = Log out everywhere else
desk-reading-as = Reading as
desk-session-ended = Your session has ended.
desk-send-again = Send it again
desk-send-again-why = Nothing was done yet, and nothing is lost. You were about to: { $what }. Look at it and send it.
desk-send-now = Send now
desk-file-again = Choose the file again
desk-done-password = password changed
desk-done-others-out = your other sessions have ended
desk-casebook = Casebook
desk-casebook-read-only = This casebook ships with the program or cannot be written to, so it is not changed here. Copy it, unpack it, and have the desk opened with the copy.
desk-casebook-copy = Download a copy
desk-entry-new = New entry
desk-entry-included = from an included casebook
desk-entry-history = Last changes
desk-entry-saved = changed
desk-entry-undone = undone
desk-entry-line = line { $n }
desk-entry-fired = when it would have fired
desk-entry-moved = Somebody changed this entry after you began. Below stands what is there now, then your own text; saving replaces what is there.
desk-entry-sound = The casebook is sound with this text.
desk-entry-unsound = The casebook is not sound with this text. It is kept as your draft and changes nothing.
desk-entry-findings = Findings
desk-entry-text = The entry as YAML
desk-entry-check = Check and show the difference
desk-entry-save = Save
desk-entry-note = Comments and order stay as they are written. Only a casebook that is sound is saved; an empty text takes the entry out.
desk-entry-drop = Discard the draft
desk-entry-difference = What would change
desk-done-draft = draft kept
desk-done-draft-unsound = not saved; kept as a draft
desk-done-draft-gone = draft discarded
desk-done-entry = casebook changed
desk-done-entry-undone = the version before is back
desk-entry-past = On the past of this store
desk-entry-past-what = On how many days the problem and its indicators fire as they stand, and with this draft. Texts are taken as they were read.
desk-entry-past-try = Try it on the past of this store
desk-entry-rule = Rule
desk-entry-days-before = Days now
desk-entry-days-after = Days then
desk-entry-days-come = Days gained
desk-entry-days-gone = Days lost
desk-alerts = Alerts
desk-alerts-what = Every problem above its baseline. Acknowledge what you have seen, or snooze it: nothing is sent of it before the stated end. A rise to a higher state opens an alert again.
desk-alerts-none = No problem stands above its baseline.
desk-alerts-red = an alarm marked TLP:RED
desk-alert-open = not acknowledged
desk-alert-since = above its baseline since
desk-alert-to = To
desk-alert-message = Message
desk-one-cause-why = One cause: each of these problems watches what the first one watches:
desk-only-this = Only this one
desk-acknowledge = Acknowledge
desk-acknowledge-all = Acknowledge all
desk-acknowledged = Acknowledged:
desk-snooze = Snooze
desk-snooze-all = Snooze all
desk-snoozed = Snoozed
desk-snooze-for = For
desk-snooze-until = or until (UTC)
desk-snooze-ended = The snooze ended
desk-end-snooze = End it now
desk-snoozed-until = until
desk-held-back = Held back
desk-held-back-what = Nothing of this is lost: each message is sent in the first round after its end.
desk-held-none = Nothing is held back.
desk-held-since = Held since
desk-sent-after = Sent after
desk-delivered-last = Last messages
desk-receivers = Who is notified
desk-receivers-none = The casebook names no targets; nothing is sent.
desk-receiver-from = from
desk-quiet-hours = quiet hours
desk-breaks-through = Breaks through from
desk-quiet-now = Quiet now, until
desk-no-quiet = No quiet hours.
desk-own-notes = Notifications in this browser
desk-own-notes-what = While a page of this desk is open, your browser shows new open alerts. They come from this desk alone and leave this machine for no service. Of alarms marked TLP:RED only the state is shown.
desk-notes-on = Turn notifications on
desk-notes-off = Turn notifications off
desk-notes-are-on = Notifications are on.
desk-notes-refused = This browser does not allow notifications of this page; change that in its settings.
desk-notes-scripts = Notifications need scripts; everything else on this page works without.
desk-own-quiet = Your quiet hours
desk-own-quiet-none = You have no quiet hours. In quiet hours your browser shows only what breaks through; the rest is shown after their end.
desk-quiet-from = From
desk-quiet-to = To
desk-zone = Time zone
desk-quiet-set = Save quiet hours
desk-quiet-unset = No quiet hours
desk-when = When
desk-acts = Acts
desk-done-acknowledged = acknowledged
desk-done-snoozed = snoozed
desk-done-collecting-stopped = collecting stopped from the next round on
desk-done-collecting-started = collecting started from the next round on
desk-done-quiet = quiet hours saved
desk-done-quiet-off = no quiet hours any more
desk-collecting-page = How collecting goes, stop and start
desk-collecting-what = Each source that has addresses: what answered last, what is due and what fails. What is stopped is fetched by no program of this store, from its next round on.
desk-collecting-all-stopped = Collecting is stopped as a whole by
desk-collecting-none = No source of this casebook has an address to collect from.
desk-stopped-with-all = with all
desk-last-success = Last success
desk-next-round = in the next round
desk-stop-source = Stop
desk-start-source = Start
desk-stop-all = Stop collecting
desk-start-all = Start collecting
desk-word-snoozed = until { $until }
desk-word-stopped = stopped
desk-word-started = started
desk-word-no-quiet = no quiet hours
desk-word-quiet = { $span }; breaks through from { $least }
desk-word-all-collecting = all of collecting
desk-one-cause =
    { $n ->
        [one] one alert
       *[other] { $n } alerts of one cause
    }
desk-alerts-more-of-cause =
    { $n ->
        [one] And one more of the same cause.
       *[other] And { $n } more of the same cause.
    }
desk-n-addresses =
    { $n ->
        [one] 1 address
       *[other] { $n } addresses
    }
desk-failed-times =
    { $n ->
        [one] 1 failure
       *[other] { $n } failures in a row
    }
desk-word-acknowledged =
    { $n ->
        [one] 1 alert at { $state }
       *[other] { $n } alerts, the highest at { $state }
    }
desk-people = People
desk-people-what = Everybody who may log in at this desk. A change counts from that person’s next request on; what they said stays.
desk-account-since = Account since
desk-log-in-through = Log in through { $name }
desk-log-in-elsewhere-kept = What you typed stays on this page. Log in through the provider on a new page, then come back here and go on.
desk-log-in-go-on = Go on: I have logged in
desk-account-elsewhere = Through the provider of identities, which also says the role
desk-account-disable = Disable account
desk-account-disable-what = Sessions end at once and tokens are not taken until the account is enabled. What the person said stays.
desk-account-disable-now = Disable
desk-account-enable = Enable account
desk-account-disabled = Disabled since
desk-done-account-disabled = account disabled; its sessions have ended
desk-done-account-enabled = account enabled
desk-account-removed = Removed
desk-account-change-role = Change role
desk-last-seen = last seen
desk-end-sessions = Log out everywhere
desk-no-sessions = not logged in
desk-password-reset = Reset password
desk-password-reset-what = All sessions of this person end. Tell them the new password in person; they change it on their own page.
desk-account-remove = Remove account
desk-account-remove-what = Sessions end at once and this person’s tokens are revoked. It cannot be undone; a new account can be made.
desk-account-remove-now = Remove
desk-account-new = New account
desk-account-new-what = Readers read; analysts also sign, correct and add; admins also make accounts and tokens. The name is the one that signs.
desk-account-make = Make account
desk-done-account-added = account made
desk-done-account-role = role changed
desk-done-account-password = password reset; the sessions have ended
desk-done-account-sessions = the sessions have ended
desk-done-account-removed = account removed
desk-week-expected = This week (expected)
desk-match-score = similarity { $share }
desk-same-day = same day
desk-delay-days = +{ $n ->
        [one] { $n } day
       *[other] { $n } days
    }
desk-lineage-itself = No earlier text is like it.
desk-lineage-linked-by-a-later-copy = A later text copies both.
desk-lineage-near-copy = { $share } of the three-word sequences of both texts are shared with { $text }
desk-lineage-contains-copy = { $share } of the three-word sequences of the shorter text also stand in { $text }
desk-lineage-edited-copy = { $share } of the words stand in the same order in { $text }
desk-would-stay = { $n ->
        [one] { $n } indicator would leave the figure as it is
       *[other] { $n } indicators would leave the figure as it is
    }
desk-done-looked = the entry is as it was
desk-entry-as-yaml = Edit as YAML
desk-entry-as-form = Edit as a form
desk-entry-no-form = This text cannot be shown as a form until it can be read. It is shown as YAML.
desk-entry-form-note = Only the fields you change are written anew; comments and order of the others stay. Only a casebook that is sound is saved.
desk-remark = Note
desk-button = Browser button
desk-button-get = Capture pages from the browser
desk-button-name = Capture to Tocsin
desk-button-what = Captures the page you are reading into this store, with its address and the text you have selected as a note.
desk-button-bookmark = Bookmark
desk-button-bookmark-how = Drag this link to the bookmarks bar. On the page you are reading, select a sentence if you want it as a note, and open the bookmark.
desk-button-bookmark-note = The bookmark holds no password and no token. It opens the page for adding a document with the address filled in; nothing is added until you confirm. The desk then fetches the page itself.
desk-button-extension = Extension
desk-button-extension-note = The extension sends the page as your browser shows it, also where the desk cannot fetch it. It runs in Chromium, Chrome and Edge, loads nothing from elsewhere and reads a page only when you press its button.
desk-button-step-download = Download the extension and unpack it.
desk-button-step-load = Open the browser's page of extensions, switch on the developer mode and load the unpacked folder.
desk-button-step-token = Have a token made in your name:
desk-button-step-options = Enter the token in the settings of the extension. The address of this desk:
desk-discussion = Discussion
desk-discussion-open =
    { $n ->
        [one] 1 open thread
       *[other] { $n } open threads
    }
desk-discussion-about = About
desk-discussion-this-assessment = this assessment
desk-discussion-answer = Reply
desk-discussion-text = Message
desk-discussion-mention = Mention
desk-discussion-nobody = nobody in particular
desk-discussion-send = Send
desk-discussion-to = to
desk-discussion-begin = Start a thread
desk-discussion-hint = Whoever you mention as @Name sees the thread on Queue until they reply or it is resolved.
desk-discussion-none = Nobody has written here.
desk-discussion-note = { $who } mentions you
desk-thread-open = open
desk-thread-resolved = resolved
desk-thread-calls-you = You are mentioned
desk-thread-reopens = A reply opens the thread again.
desk-thread-do-resolve = Mark as resolved
desk-thread-do-open = Open again
desk-queue-mentions = You are mentioned
desk-queue-threads = Open threads
desk-done-written = message sent
desk-done-thread-resolved = thread marked as resolved
desk-done-thread-opened = thread opened again
desk-word-resolved = thread resolved
desk-word-reopened = thread opened again
desk-day-range = Days
desk-day-range-brush = or drag over a chart
desk-day-range-only = Only what was published in these days
desk-day-range-all = All days
desk-saved-search = saved search
desk-queue-searches = Saved searches with something new
desk-search-new =
    { $n ->
        [one] 1 new document
       *[other] { $n } new documents
    }
desk-search-and-more = and more
desk-search-seen = Mark as seen
desk-search-news = New for your search “{ $name }”
desk-search-notify = Notify me in this browser
desk-done-search-seen = search marked as seen
desk-done-search-unseen = search marked as not seen
