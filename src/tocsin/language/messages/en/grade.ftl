# Track records of sources and of reported events.
grade-record =
    { $fine } of { $n ->
        [one] { $n } checked claim was
       *[other] { $n } checked claims were
    } borne out
grade-too-few = { $record }; { $needed } are needed for a letter
grade-none = no claim of it has been checked
grade-confirmed =
    { $n ->
        [one] { $n } independent origin
       *[other] { $n } independent origins
    } with originators of their own say so
grade-denied = denied in { $n ->
        [one] { $n } claim
       *[other] { $n } claims
    }, { $origins ->
        [one] { $origins } independent origin
       *[other] { $origins } independent origins
    } for it
grade-one-origin = one origin: its truth cannot be judged
