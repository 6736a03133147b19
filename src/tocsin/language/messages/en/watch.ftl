# What a day showed against what was expected, and which sources fell silent.
watch-not-heard = most of the group’s sources were not heard
watch-few-heard = not ready: only { $share } % of the group’s sources were heard when they were due
watch-wrote-nothing = not ready: the group published nothing that day
watch-nothing-for-a-day = not ready: the group published nothing for a day
watch-newcomers = not ready: a good part of it comes from sources that were heard for less than four weeks
watch-few-days = not ready: { $days ->
        [one] { $days } day
       *[other] { $days } days
    } with output, { $needed } are needed for a baseline
watch-observed = { $observed } observed where { $expected ->
        [0] fewer than 0.1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    } were expected, while the group published { $output } in all
watch-as-expected = about as much as expected
watch-times-expected = { NUMBER($times, minimumFractionDigits: 1) } times as much as expected
watch-crossed = { $reading }; the level of one false alarm in { $length } days is crossed
watch-few-hours = not ready: { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    } since the group was first heard, { $needed } are needed
watch-hour = { $observed } in this hour where { $expected ->
        [0] fewer than 0.1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    } were expected, while the group published { NUMBER($times, minimumFractionDigits: 1) } times what is expected of an hour
watch-tempo =
    { $observed ->
        [one] { $observed } event
       *[other] { $observed } events
    } listed where { $expected ->
        [0] fewer than 0.1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    } were expected from the days before
watch-tempo-empty = not ready: the data set lists no event for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
watch-tempo-few-days = not ready: the data set covers { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, { $needed } are needed for a baseline
watch-silence =
    { $n ->
        [one] { $n } document
       *[other] { $n } documents
    } since { $since }, where { $expected ->
        [0] fewer than 0.1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    } were expected
watch-fetch-failed = failed { $n ->
        [one] { $n } time
       *[other] { $n } times
    } in a row: { $note }
watch-handle-changed = the { $platform } handle { $handle } belonged to { $number } on { $day }, not to { $wanted }
watch-first-time = first time in { $n ->
        [one] { $n } mention
       *[other] { $n } mentions
    } of watched sites since { $since }
watch-together = published together { $n ->
        [one] { $n } time
       *[other] { $n } times
    } within an hour over { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, where chance gives { NUMBER($expected, minimumFractionDigits: 1) }
