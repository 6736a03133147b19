# What differs from the assessment before.
change-state = The proposed state was { $before } on { $when } and is { $now }.
change-likelihood = The likelihood was { $before } ({ $words }) and is { $now } ({ $words_now }).
change-rival = { $hypothesis } moved from { $before } to { $now }.
change-origins = Independent origins: { $before } before, { $now } now.
change-horizon = The horizon ended on { $before } and now ends on { $now }.
change-signed = { $who } has signed.
change-dissent = { $who } dissents.
change-nothing = Nothing has moved since { $when }.
change-checked = Checked now, and not before: { $name }.
change-not-checked = No longer checked: { $name }.
change-observed = Observed now: { $name } ({ $why }).
change-not-observed = No longer observed: { $name } ({ $why }).
change-grown = Grown, with { $n ->
        [one] { $n } new origin
       *[other] { $n } new origins
    }: { $name } ({ $why }).
change-shrunk = Shrunk, by { $n ->
        [one] { $n } origin
       *[other] { $n } origins
    }: { $name } ({ $why }).
