# What a claim does.
value-stance-asserts = asserts
value-stance-reports = reports
value-stance-denies = denies
value-stance-doubts = doubts
value-stance-speculates = speculates
value-stance-asks = asks
value-stance-not-said = not said
value-stance-not-confirmed = not confirmed

# Types of claims.
value-type-forecast = forecast
value-type-intent = intent
value-type-accuse = accusation
value-type-threaten = threat
value-type-reject = rejection
value-type-request = request
value-type-recommend = recommendation
value-type-mobilize = mobilisation
value-type-retreat = withdrawal
value-type-observe = observation
value-type-precedent = precedent
value-type-capability = capability
value-type-state = statement
value-type-explain = explanation
value-type-frame = framing
value-type-gap = gap
value-type-cite = citation
value-type-ask = question

# How sure a claim is.
value-modality-certain = certain
value-modality-possible = possible
value-modality-future = future
value-modality-conditional = conditional
value-modality-obligation = obligation
value-modality-not-said = not said
value-modality-not-confirmed = not confirmed

# Where in a text a claim is.
value-position-headline = headline
value-position-body = body
value-position-caption = caption

# Flags of claims.
value-flag-opinion = opinion
value-flag-satire = satire
value-flag-corrected = corrected
value-flag-attribution-inherited = attribution inherited
value-flag-attribution-dropped-in-headline = attribution dropped in the headline
value-flag-accusation-rejected = accusation rejected
value-flag-hearsay = hearsay
value-flag-impersonal = impersonal
value-flag-preclaim = claim before the event
value-flag-site-weakness = weakness of a site
value-flag-calmer-explanation = calmer explanation

# How a document carries a narrative.
value-voice-promotes = promotes
value-voice-relays = relays
value-voice-exposes = exposes
value-voice-none = none
value-same-same = same
value-same-different = different
value-same-unsure = unsure

# Outcomes of claims.
value-outcome-borne-out = confirmed
value-outcome-not-borne-out = not confirmed
value-outcome-unclear = unclear

# What of a record is corrected.
value-field-stance = stance
value-field-type = type
value-field-modality = modality
value-field-actor-id = actor
value-field-site-id = site
value-field-originator = originator
value-field-chain = chain
value-field-outcome = outcome
value-field-claim = claim
value-field-mention = name
value-field-match = match
value-field-entity-id = linked to
value-field-origin-id = taken from
value-field-voice = voice
value-field-same = same narrative
value-removed = removed
value-nothing = none
value-itself = itself
value-another-text = another text

# Names in texts.
value-mention-person = person
value-mention-organisation = organisation
value-mention-outlet = outlet
value-mention-state = country
value-mention-place = place
value-mention-site = site
value-mention-group = group

# Kinds of sources, and who controls them.
value-source-outlet = outlet
value-source-channel = channel
value-source-agency = agency
value-source-photo-agency = photo agency
value-source-official = official
value-source-author = author
value-source-satire = satire
value-source-unknown = not known
value-control-state = state
value-control-party = party to the conflict
value-control-independent = independent
value-control-unknown = not known
value-health-on-time = on time
value-health-no-expectation = no expectation
value-health-late = late
value-health-thin = fewer than expected
value-health-gone = gone
value-health-unreachable = unreachable
value-health-changed-identity = changed identity
value-health-not-in-the-casebook = not in the casebook
value-health-not-watched-long-enough = not watched long enough

# Kinds of places.
value-place-continent = continent
value-place-area = area
value-place-country = country
value-place-region = region
value-place-district = district
value-place-city = city
value-place-airport = airport
value-place-facility = facility
value-place-facility-set = set of facilities
value-place-border = border
value-place-body = organisation
value-place-name = name
value-feature-site = site
value-feature-event = event
value-feature-occurrence = data set

# Kinds of events.
value-event-exercise = exercise
value-event-troop-transfer = troop transfer
value-event-force-arrival = arrival of forces
value-event-force-deployment = deployment of forces
value-event-scheduled-withdrawal = scheduled withdrawal
value-event-request-for-forces = request for forces
value-event-appeal-for-dialogue = appeal for dialogue
value-event-abnormal-attention = abnormal attention
value-event-narrative-campaign = narrative campaign
value-event-unrest-with-deaths = unrest with deaths
value-event-alleged-destabilisation = alleged destabilisation
value-event-attack = attack
value-event-explosion = explosion
value-event-seizure = seizure
value-event-arrest = arrest
value-event-leak = leak
value-event-evacuation = evacuation
value-event-denial = denial
value-event-protective-messaging = protective messaging
value-event-historical = historical event
value-event-threat = threat
value-event-accusation = accusation
value-event-protest = protest
value-event-airspace-closure = airspace closure
value-event-overflight = overflight
value-event-coup-plot = coup plot
value-event-sabotage = sabotage
value-event-hoax-call = hoax call
value-event-cyber-attack = cyber attack
value-event-support = support

# How an event stands in the claims that report it.
value-status-claimed = claimed
value-status-claimed-by-party = claimed by a party
value-status-planned = planned
value-status-presupposed = taken for granted
value-status-historical = historical

# What a time in a text is to what is claimed.
value-role-at = time
value-role-since = start
value-role-deadline = deadline
value-role-duration = duration

# Why a text was not carried further.
value-reason-nothing-watched = nothing watched is named
value-reason-language = a language that is not read
value-reason-after-as-of = later than as-of
value-reason-same-text = the same text as before
value-reason-far-from-watched = far from anything watched

# How a text came from another one, and what was found of it.
value-lineage-itself = own text
value-lineage-near-copy = near copy
value-lineage-contains-copy = contains a copy
value-lineage-edited-copy = edited copy
value-lineage-revision = revision
value-lineage-translation = translation
value-lineage-credit = credit
value-lineage-credit-and-content = credit and content
value-lineage-linked-by-a-later-copy = linked by a later copy
value-lineage-judgement = reviewer's decision
value-origin-old-text = old text
value-origin-credits-earlier = credits an earlier source
value-origin-says-it-is-older = says it is older
value-date-stated = stated by the input
value-date-markup = stated by the page
value-date-none = none
value-change-edited = edited
value-change-deleted = deleted

# Parts of a text that are not its author's words.
value-noise-image-filename = image file name
value-noise-duplicate = repeated text
value-noise-caption-credit = photo credit
value-noise-comment-form = comment form
value-noise-agency-slug = agency slug
value-noise-coda = closing note
value-noise-tag-line = tag line
value-noise-markup = markup

# Types of facilities.
value-site-nuclear-plant = nuclear power plant
value-site-biological-laboratory = biological laboratory
value-site-pipeline = pipeline
value-site-embassy = embassy
value-site-dam = dam
value-site-chemical-plant = chemical plant
value-site-airport = airport
value-site-railway-station = railway station
value-site-military-base = military base
value-site-metal-works = metal works
value-site-infrastructure = infrastructure
value-site-bridge = bridge
value-site-ammunition-depot = ammunition depot
value-site-river = river

# States of alarms.
value-alarm-baseline = BASELINE
value-alarm-note = NOTE
value-alarm-watch = WATCH
value-alarm-warning = WARNING
value-alarm-critical = CRITICAL
value-alarm-resolved = RESOLVED

# Lines of the audit log.
value-action-state = state changed
value-action-evidence = evidence sealed
value-action-judged = figure given
value-action-signed = signed
value-action-corrected = corrected
value-action-resolved = outcome recorded
value-action-estimated = estimate recorded
value-action-kept-a-search = search saved
value-action-added = document added
value-action-withdrawn = withdrawn
value-action-made-token = token made
value-action-revoked-token = token revoked
value-action-refused-tokens = tokens refused
value-word-correction = correction
value-word-signature = signature
value-word-outcome = outcome
value-word-estimate = estimate
value-word-search = search
value-word-token = token
value-word-claim = claim
value-word-document = document
value-word-match = match
value-word-mention = name
value-word-alarm = earlier alarm
value-actor-state = state
value-actor-state-body = state body
value-actor-organisation = organisation
value-actor-public-official = public official
value-actor-public-correspondent = correspondent
value-actor-military-contingent = military contingent
value-actor-historical-unit = military unit of the past
value-actor-group = group
value-grade-cc = strongly consistent
value-grade-c = partly consistent
value-grade-n = neutral
value-grade-i = partly inconsistent
value-grade-ii = strongly inconsistent
value-grade-power = the detector's power
value-grade-chance = a chance alarm
value-action-made-account = account made
value-action-removed-account = account removed
value-action-disabled-account = account disabled
value-action-enabled-account = account enabled
value-action-refused-provider = log-in through a provider refused
value-action-changed-role = role changed
value-action-changed-password = password changed
value-action-logged-in = logged in
value-action-logged-out = logged out
value-action-refused-passwords = passwords refused
value-role-reader = reader
value-role-analyst = analyst
value-role-admin = admin
value-act-sign = sign or dissent
value-act-judge = correct or decide
value-act-search = keep a search
value-act-withdraw = take back a word
value-act-add = add a document
value-typed-note = Note
value-typed-text = Text
value-typed-title = Title
value-typed-url = Address of a page
value-typed-where = Its address
value-typed-source = Source
value-typed-published = Published
value-typed-name = Name
value-typed-value = Value
value-action-edited-casebook = casebook changed
value-action-undid-casebook = change of the casebook undone
value-act-entry = edit the casebook
value-act-entry-drop = discard a draft
value-act-entry-undo = undo a change
value-level-error = Error
value-level-warning = Warning
value-section-sources = Sources
value-section-groups = Groups of sources
value-section-actors = Actors
value-section-sites = Sites
value-section-narratives = Narratives
value-section-reference-classes = Reference classes
value-section-problems = Warning problems
value-section-targets = Targets of alerts
value-collecting-stopped = stopped
value-collecting-never = never fetched
value-collecting-failing = failing
value-collecting-partly = partly failing
value-collecting-well = working
value-delivery-delivered = delivered
value-delivery-failed = failed, will be tried again
value-delivery-given-up = given up
value-delivery-held = held back
value-word-acknowledgement = acknowledgement
value-word-snooze = snooze
value-word-collecting = order on collecting
value-word-quiet-hours = quiet hours
value-action-acknowledged = acknowledged
value-action-snoozed = snoozed
value-action-ordered-collecting = collecting stopped or started
value-action-set-quiet-hours = quiet hours set
value-act-acknowledge = acknowledge alerts
value-act-snooze = snooze alerts
value-act-collecting = stop or start collecting
value-act-quiet = set your quiet hours
value-act-account-add = make an account
value-act-account-role = change a role
value-act-account-password = reset a password
value-act-account-sessions = end sessions
value-act-account-remove = remove an account
value-snooze-length-30m = 30 minutes
value-snooze-length-1h = 1 hour
value-snooze-length-4h = 4 hours
value-snooze-length-8h = 8 hours
value-snooze-length-24h = 24 hours
value-snooze-length-3d = 3 days
value-snooze-length-7d = 7 days
value-advice-address = Correct the address in the casebook.
value-advice-kind = The address answers with something else; write the address of the feed or page itself.
value-advice-identity = Somebody else may have the handle; check, then write the number of the channel into the casebook.
value-advice-unreachable = The host cannot be found; check its name, and the network of this machine.
value-advice-gone = The server does not have it any more; look for the new address, or take it out of the casebook.
value-advice-wait = The server asks for time or is down; it is tried again by itself, ever less often.
value-advice-public = It can be read by members only; choose a public page, or stop it.
value-advice-private = The address lies in a private network; whoever runs the program must allow the host.
value-advice-robots = The site does not let programs read it; stop it, or ask the owner.
value-advice-large = The answer is larger than may be read; choose a smaller feed.
value-advice-other = It is tried again by itself; if it goes on, open the address in a browser.
value-field-note = note
value-word-remark = message
value-word-thread-mark = mark on a thread
value-action-wrote = wrote
value-action-marked-a-thread = thread resolved or opened again
value-act-write = send a message
value-act-thread = mark a thread
value-act-search-seen = mark a search as seen
