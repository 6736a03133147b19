# Оповещение: что уходит, когда меняется состояние задачи. Строки простого текста, их читают с телефона.
alert-title = { $state } ({ $signed }): { $problem }
alert-case = Дело: { $case }
alert-place = Место: { $places }
alert-no-place = Место: не указано
alert-for = За: { $line }
alert-for-none = За: доводов нет.
alert-against = Против: { $line }
alert-against-none = Против: доводов нет.
alert-more = { $line } (ещё { $n ->
        [one] { $n } строка
        [few] { $n } строки
       *[many] { $n } строк
    })
alert-cited = { $words } [{ $claim }]
alert-horizon = Горизонт: до { $day }.
alert-head = Журнал: { $head } (сохраните сообщение: по нему видно, не изменён ли журнал позже)
alert-look = Подробнее: сводка; рабочий стол, /problem/{ $problem }; или tocsin explain { $problem } --store STORE
alert-test-title = Tocsin: проверка
alert-test = Это проверка. Ничего не случилось.
