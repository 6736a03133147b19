# What a record says of itself, line by line.
explain-heading = { $kind } { $id }: { $title }
explain-kind-document = document
explain-kind-match = match
explain-kind-event = event
explain-kind-alarm = alarm
explain-source = source: { $source }
explain-no-source = source: not stated
explain-published = published: { $moment }
explain-not-dated = published: not dated
explain-input = input: { $name }
explain-address = address: { $url }
explain-claim = { $claim }: { $words }
explain-more-claims = { $n ->
        [one] { $n } more claim is not shown
       *[other] { $n } more claims are not shown
    }
explain-narrative = narrative: { $narrative }
explain-voice = voice: { $voice }
explain-no-voice = voice: not decided
explain-score = score: { $score }
explain-status = status: { $status }
explain-site = site: { $site }
explain-no-site = site: not stated
explain-state = state: { $state }
explain-for = for: { $line } { $claims }
explain-against = against: { $line } { $claims }
explain-alarm = { $problem }, { $moment }
explain-of-document = { $title } ({ $source })
explain-source-unknown = source unknown
explain-hop = { $number }. { $who }{ $cue }{ $how }
explain-who = { $name } = { $id }
explain-cue = , cue “{ $cue }”
explain-carried-over = , carried over from an earlier sentence
explain-outlet = , the outlet itself
explain-said = stance: { $stance }; modality: { $modality }; type: { $type }; position: { $position }
explain-actor = actor: { $value }
explain-quantity = quantity: { $value }
explain-missing = not stated: { $value }
explain-addressee = addressee: { $value }
explain-adopt-yes = adopted: yes
explain-adopt-no = adopted: no
explain-parent = embedded in: { $value }
explain-when = when: “{ $words }” ({ $role }){ $note }
explain-rule = found by: { $rule }; { $method }
explain-corrected = corrected: { $field } = { $value }, by { $who }, { $moment }{ $note }
explain-note = : { $note }
