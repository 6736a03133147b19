# Что печатает командная строка о запусках, обходах и тревогах.
cli-parts = { $parts }.
cli-read = прочитано документов: { $n }
cli-refused = отклонено: { $n }
cli-taken = принято документов: { $n }
cli-touching = касаются наблюдаемого: { $n }
cli-read-whole = прочитано целиком: { $n }
cli-claims = { $n ->
        [one] { $n } утверждение
        [few] { $n } утверждения
       *[many] { $n } утверждений
    }
cli-listed = событий из списков: { $n }
cli-records-left-out = Документы, утверждения и другие записи такого большого хранилища не пишутся рядом со сводкой, как и файлы подключаемых модулей; их даёт --records.
cli-not-read = Не прочитано, и почему:
cli-old-texts = Последний текст от { $latest }, а оценка на { $judged }: для неё такие старые тексты не свидетельство. Чтобы оценить день текстов, задайте --as-of { $latest }.
cli-brief = Сводка: { $html } и { $markdown }
cli-no-alarm = Ни один документ не касается наблюдаемого объекта или нарратива.
cli-named-days = документы называют дни с { $start } по { $end }; горизонт: до { $horizon }
cli-horizon = горизонт: до { $horizon }
cli-sides = доводов за: { $n }, против: { $against }, пробелов: { $gaps }
cli-looked-at = просмотрено: { $n }
cli-edited = изменено: { $n }
cli-deleted = удалено: { $n }
cli-failures = { $n ->
        [one] { $n } сбой
        [few] { $n } сбоя
       *[many] { $n } сбоев
    }
cli-round = { $at } { $parts }
cli-why = : { $why }
cli-delivered = доставлено: { $target }
cli-held = отложено на тихие часы: { $target }
cli-held-snoozed = отложено до срока: { $target }
cli-failed = не доставлено: { $target }, новая попытка в { $again }{ $why }
cli-given-up = попытки прекращены, не доставлено: { $target }{ $why }
cli-stopped = остановлено; та же команда продолжит отсюда
cli-waits-for = в это хранилище читает другая программа ({ $holder }); ожидание
