# The lines of evidence: what was observed, in whose words, what is not known, and what would change the judgement.
evidence-with = { $line } { $more }
evidence-indicator = { $name }: { $why }.
evidence-favours-none = Это не говорит ни за одну из гипотез.
evidence-fits-better = Это лучше согласуется с другой гипотезой: «{ $text }».
evidence-tie-site_in_claim = Объект назван в самом утверждении (вес { $weight }).
evidence-tie-event_at_site = Утверждение говорит о событии на объекте (вес { $weight }).
evidence-tie-site_in_sentence = Объект назван в предложении (вес { $weight }).
evidence-tie-narrative = В утверждении есть наблюдаемый нарратив (вес { $weight }).
evidence-tie-site_in_paragraph = Утверждение продолжает сказанное об объекте (вес { $weight }).
evidence-tie-party_in_area = Одна из сторон действует в районе объекта (вес { $weight }).
evidence-tie-document_about_site = Документ посвящён объекту, а предложение – одной из сторон (вес { $weight }).
evidence-base-rate = Из { $n ->
        [one] { $n } прошлого случая
        [few] { $n } прошлых случаев
       *[many] { $n } прошлых случаев
    }, разрешённых до этой даты, событие в названном месте и в срок { $k ->
        [0] не произошло ни в одном
       *[other] произошло в { $k }
    }: исходная вероятность { $share }.
evidence-no-past-case = Разрешённых прошлых случаев к тому времени не было известно; исходная вероятность общая, 2 %.
evidence-calmer = Более спокойное объяснение дано в { $n ->
        [one] { $n } утверждении
        [few] { $n } утверждениях
       *[many] { $n } утверждениях
    } из { $origins ->
        [one] { $origins } источника
        [few] { $origins } источников
       *[many] { $origins } источников
    }.
evidence-denial = Опровержение дано в { $n ->
        [one] { $n } утверждении
        [few] { $n } утверждениях
       *[many] { $n } утверждениях
    } из { $origins ->
        [one] { $origins } источника
        [few] { $origins } источников
       *[many] { $origins } источников
    }.
evidence-not-stated = Сами документы оставляют что-то неясным: { $n ->
        [one] { $n } утверждение
        [few] { $n } утверждения
       *[many] { $n } утверждений
    } из { $origins ->
        [one] { $origins } источника
        [few] { $origins } источников
       *[many] { $origins } источников
    }.
evidence-not-checked = Не удалось проверить: { $name } ({ $why }).
evidence-not-checked-many = Не удалось проверить ({ $why }): { $names }.
evidence-undated =
    { $n ->
        [one] { $n } документ не датирован и не входит
        [few] { $n } документа не датированы и не входят
       *[many] { $n } документов не датированы и не входят
    } в подсчёт по дням: { $names }.
evidence-and-more = { $names } и ещё { $n }
evidence-set-only = Документы не называют отдельного объекта, только «{ $name }».
evidence-silent-late = Источник { $source } запаздывает: { $why }.
evidence-silent-thin = Источник { $source } публикует намного меньше ожидаемого: { $why }.
evidence-silent-gone = Источник { $source } замолчал: { $why }.
evidence-silent-unreachable = Источник { $source } недоступен: { $why }.
evidence-silent-changed_identity = Источник { $source }, возможно, сменил владельца: { $why }.
evidence-no-gap = Пробелов не найдено, что необычно: проверьте список отброшенного.
evidence-quote = { $said }: «{ $words }»
evidence-document = документ { $name }
evidence-says = { $voice } сообщает
evidence-says-of = { $voice } сообщает (речь о: { $who })
evidence-teller-says-of = { $teller } (по сообщению: { $voice }; речь о: { $who })
evidence-reported = { $who } (по сообщению: { $voice })
evidence-relayed = { $who } (через: { $relays }; по сообщению: { $voice })
evidence-denying = { $said } — в опровержение
evidence-reading = { $group }, { $day }: { $why }
evidence-if-observed = «{ $name }», если это будет наблюдаться: { $move }
evidence-if-absent = «{ $name }», если известно, что этого нет: { $move }
evidence-moves = { $now } → { $then }
evidence-stays-at = остаётся { $share }
evidence-stays = остаётся { $share }
evidence-origins-fall = Источники этого окажутся одним источником или откажутся от сказанного
evidence-advice-protects = это защищает объекты
evidence-advice-no-role = у того, кто советует, нет роли, известной сборнику
evidence-advice-persons = советы следить за людьми только передаются
