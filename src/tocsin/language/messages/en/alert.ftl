# An alert: what goes out when the state of a problem changes. Lines of plain text, read on a telephone.
alert-title = { $state } ({ $signed }): { $problem }
alert-case = Case: { $case }
alert-place = Place: { $places }
alert-no-place = Place: not stated
alert-for = For: { $line }
alert-for-none = For: no evidence.
alert-against = Against: { $line }
alert-against-none = Against: no evidence.
alert-more = { $line } ({ $n ->
        [one] { $n } more line
       *[other] { $n } more lines
    })
alert-cited = { $words } [{ $claim }]
alert-horizon = Horizon until { $day }.
alert-head = Audit log: { $head } (keep this message: it shows whether the log was changed later)
alert-look = Look: the brief; the desk at /problem/{ $problem }; or tocsin explain { $problem } --store STORE
alert-test-title = Tocsin: a test
alert-test = This is a test. Nothing has happened.
