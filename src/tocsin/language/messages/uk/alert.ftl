# Сповіщення: що надсилається, коли змінюється стан задачі. Рядки простого тексту, їх читають з телефона.
alert-title = { $state } ({ $signed }): { $problem }
alert-case = Справа: { $case }
alert-place = Місце: { $places }
alert-no-place = Місце: не вказано
alert-for = За: { $line }
alert-for-none = За: доводів немає.
alert-against = Проти: { $line }
alert-against-none = Проти: доводів немає.
alert-more = { $line } (ще { $n ->
        [one] { $n } рядок
        [few] { $n } рядки
       *[many] { $n } рядків
    })
alert-cited = { $words } [{ $claim }]
alert-horizon = Горизонт: до { $day }.
alert-head = Журнал: { $head } (збережіть повідомлення: за ним видно, чи не змінено журнал пізніше)
alert-look = Докладніше: зведення; робочий стіл, /problem/{ $problem }; або tocsin explain { $problem } --store STORE
alert-test-title = Tocsin: перевірка
alert-test = Це перевірка. Нічого не сталося.
