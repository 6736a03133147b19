# Where the days of a window come from.
window-own = собственный горизонт задачи, { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }
window-own-since = собственный горизонт задачи, { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }, отсчёт от { $day }
window-and = { $one }; { $other }
window-more = ещё { $n ->
        [one] { $n } формулировка
        [few] { $n } формулировки
       *[many] { $n } формулировок
    }
window-publication = «{ $raw }»: { $end }, отсчёт от публикации
window-as_of = «{ $raw }»: { $end }, отсчёт от момента сводки, у текста нет даты
window-absolute = «{ $raw }»: { $end }, дата в тексте
window-none = «{ $raw }»: { $end }, без привязки
