# What was found of an indicator, and what its absence means.
indicator-found-claim =
    { $n ->
        [one] { $n } утверждение
        [few] { $n } утверждения
       *[many] { $n } утверждений
    } из { $origins ->
        [one] { $origins } источника
        [few] { $origins } источников
       *[many] { $origins } источников
    }
indicator-found-match =
    { $n ->
        [one] { $n } совпадение
        [few] { $n } совпадения
       *[many] { $n } совпадений
    } из { $origins ->
        [one] { $origins } источника
        [few] { $origins } источников
       *[many] { $origins } источников
    }
indicator-found-reading =
    { $n ->
        [one] { $n } измерение
        [few] { $n } измерения
       *[many] { $n } измерений
    } из { $origins ->
        [one] { $origins } источника
        [few] { $origins } источников
       *[many] { $origins } источников
    }
indicator-found-event =
    { $n ->
        [one] { $n } событие
        [few] { $n } события
       *[many] { $n } событий
    } из { $origins ->
        [one] { $origins } источника
        [few] { $origins } источников
       *[many] { $origins } источников
    }
indicator-found-silence =
    { $n ->
        [one] { $n } источник замолчал
        [few] { $n } источника замолчали
       *[many] { $n } источников замолчали
    }
indicator-within-baseline = измерено, в пределах обычного уровня
indicator-no-baseline = для объекта пока нет обычного уровня
indicator-published = все источники публиковали как ожидалось
indicator-not-read = ни один наблюдаемый источник не прочитан, поэтому отсутствие ничего не доказывает
indicator-not-found = искали и не нашли
