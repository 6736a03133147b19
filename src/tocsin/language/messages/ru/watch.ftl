# What a day showed against what was expected, and which sources fell silent.
watch-not-heard = большинство источников группы не слышны
watch-few-heard = не готово: в срок слышны лишь { $share } % источников группы
watch-wrote-nothing = не готово: в этот день группа ничего не опубликовала
watch-nothing-for-a-day = не готово: группа сутки ничего не публиковала
watch-newcomers = не готово: заметная часть идёт от источников, слышных меньше четырёх недель
watch-few-days = не готово: { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    } с публикациями, для обычного уровня нужно { $needed }
watch-observed = наблюдалось { $observed } при ожидавшихся { $expected ->
        [0] менее 0,1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    }; всего группа публиковала { $output }
watch-as-expected = примерно как ожидалось
watch-times-expected = в { NUMBER($times, minimumFractionDigits: 1) } раза больше ожидаемого
watch-crossed = { $reading }; превышен уровень одной ложной тревоги за { $length } дней
watch-few-hours = не готово: с первого сообщения группы { $hours ->
        [one] { $hours } прошёл час
        [few] { $hours } прошло часа
       *[many] { $hours } прошло часов
    }, нужно { $needed }
watch-hour = за этот час { $observed } при ожидавшихся { $expected ->
        [0] менее 0,1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    }; группа публиковала в { NUMBER($times, minimumFractionDigits: 1) } раза больше ожидаемого за час
watch-tempo =
    { $observed ->
        [one] { $observed } событие
        [few] { $observed } события
       *[many] { $observed } событий
    } в списке; по прежним дням ожидалось { $expected ->
        [0] менее 0,1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    }
watch-tempo-empty = не готово: в наборе данных нет событий за { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }
watch-tempo-few-days = не готово: набор данных охватывает { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }, для обычного уровня нужно { $needed }
watch-silence =
    { $n ->
        [one] { $n } документ
        [few] { $n } документа
       *[many] { $n } документов
    } с { $since } при ожидавшихся { $expected ->
        [0] менее 0,1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    }
watch-fetch-failed = подряд { $n ->
        [one] { $n } неудача
        [few] { $n } неудачи
       *[many] { $n } неудач
    }: { $note }
watch-handle-changed = имя { $handle } в { $platform } принадлежало { $day } номеру { $number }, а не { $wanted }
watch-first-time = впервые за { $n ->
        [one] { $n } упоминание
        [few] { $n } упоминания
       *[many] { $n } упоминаний
    } наблюдаемых объектов с { $since }
watch-together = вместе в пределах часа публиковали { $n ->
        [one] { $n } раз
        [few] { $n } раза
       *[many] { $n } раз
    } за { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }, случайно вышло бы { NUMBER($expected, minimumFractionDigits: 1) }
