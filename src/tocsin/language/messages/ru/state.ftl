# The warning states and the written conditions of each.
state-name-BASELINE = ОБЫЧНОЕ (BASELINE)
state-name-NOTE = ЗАМЕТКА (NOTE)
state-name-WATCH = НАБЛЮДЕНИЕ (WATCH)
state-name-WARNING = ПРЕДУПРЕЖДЕНИЕ (WARNING)
state-name-CRITICAL = КРИТИЧЕСКОЕ (CRITICAL)
state-name-RESOLVED = РАЗРЕШЕНО (RESOLVED)
state-and = { $one }; { $other }
state-touched =
    { $n ->
        [one] { $n } документ называет
        [few] { $n } документа называют
       *[many] { $n } документов называют
    } объект или нарратив задачи
state-not-touched = ни один документ не называет объекта или нарратива задачи
state-meets = в { $n ->
        [one] { $n } документе
        [few] { $n } документах
       *[many] { $n } документах
    } нарратив из каталога связан с объектом
state-not-meets = ни один нарратив из каталога не связан с объектом
state-capability =
    { $n ->
        [one] { $n } утверждение говорит
        [few] { $n } утверждения говорят
       *[many] { $n } утверждений говорят
    } о возможности, сроке или дне
state-no-capability = ни одно утверждение не говорит о возможности, сроке или дне в пределах горизонта
state-high = нижний край диапазона – { $low }, о самом объекте говорят { $n ->
        [one] { $n } независимый источник
        [few] { $n } независимых источника
       *[many] { $n } независимых источников
    }, внимание выше обычного уровня
state-likelihood = вероятность { $share }
state-not-warning = не ПРЕДУПРЕЖДЕНИЕ (WARNING): { $lacking }
state-low-short = нижний край диапазона – { $low }, а нужно { $needed }
state-origins-short = о самом объекте – { $n ->
        [one] { $n } независимый источник
        [few] { $n } независимых источника
       *[many] { $n } независимых источников
    }, а нужно { $needed }
state-no-origins = о самом объекте нет ни одного независимого источника, а нужно { $needed }
state-not-measured = внимания выше обычного уровня не измерено
state-measures-nothing = ни один признак задачи не учитывает измеренное внимание
state-left = состояние { $state } снято { $day }, { $ago ->
        [one] { $ago } день
        [few] { $ago } дня
       *[many] { $ago } дней
    } назад; без нового источника оно не вводится снова раньше чем через { $within ->
        [one] { $within } день
        [few] { $within } дня
       *[many] { $within } дней
    }
state-resolved-with = разрешено { $day } ({ $who }): событие произошло – { $reference }
state-resolved-without = разрешено { $day } ({ $who }): события не было – { $reference }
state-expired = горизонт закончился { $day }: предупреждение истекло, новое начнут лишь более поздние документы
