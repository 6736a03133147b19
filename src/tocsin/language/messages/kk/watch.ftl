# What a day showed against what was expected, and which sources fell silent.
watch-not-heard = топ дереккөздерінің көбі естілмеді
watch-few-heard = дайын емес: топ дереккөздерінің тек { $share } % мерзімінде естілді
watch-wrote-nothing = дайын емес: топ сол күні ештеңе жарияламады
watch-nothing-for-a-day = дайын емес: топ бір тәулік бойы ештеңе жарияламады
watch-newcomers = дайын емес: едәуір бөлігі төрт аптадан аз естілген дереккөздерден келеді
watch-few-days = дайын емес: жарияланым болған { $days } күн бар, әдеттегі деңгей үшін { $needed } керек
watch-observed = { $observed } байқалды, { $expected ->
        [0] 0,1-ден аз
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    } күтілген еді; топ жалпы { $output } жариялады
watch-as-expected = шамамен күтілгендей
watch-times-expected = күтілгеннен { NUMBER($times, minimumFractionDigits: 1) } есе
watch-crossed = { $reading }; { $length } күнде бір жалған дабыл деңгейінен асты
watch-few-hours = дайын емес: топ алғаш естілгелі { $hours } сағат өтті, { $needed } керек
watch-hour = осы сағатта { $observed } байқалды, { $expected ->
        [0] 0,1-ден аз
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    } күтілген еді; топ бір сағатта күтілгеннен { NUMBER($times, minimumFractionDigits: 1) } есе жариялады
watch-tempo = тізімде { $observed } оқиға бар; бұрынғы күндер бойынша { $expected ->
        [0] 0,1-ден аз
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    } күтілген еді
watch-tempo-empty = дайын емес: деректер жинағында { $days } күн бойы оқиға жоқ
watch-tempo-few-days = дайын емес: деректер жинағы { $days } күнді қамтиды, әдеттегі деңгей үшін { $needed } керек
watch-silence = { $since } күнінен бері { $n } құжат, { $expected ->
        [0] 0,1-ден аз
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    } күтілген еді
watch-fetch-failed = қатарынан { $n } рет сәтсіз: { $note }
watch-handle-changed = { $platform } желісіндегі { $handle } аты { $day } күні { $wanted } емес, { $number } нөміріне тиесілі болды
watch-first-time = { $since } күнінен бері бақыланатын нысандар { $n } рет аталғанда алғаш рет
watch-together = { $days } күнде бір сағат ішінде бірге { $n } рет жариялады, кездейсоқ болса { NUMBER($expected, minimumFractionDigits: 1) } рет болар еді
