# What differs from the assessment before.
change-state = Предложенное состояние было { $before } ({ $when }), теперь { $now }.
change-likelihood = Вероятность была { $before } ({ $words }), теперь { $now } ({ $words_now }).
change-rival = { $hypothesis }: было { $before }, стало { $now }.
change-origins = Независимых источников: было { $before }, стало { $now }.
change-horizon = Горизонт заканчивался { $before }, теперь { $now }.
change-signed = Подпись: { $who }.
change-dissent = Особое мнение: { $who }.
change-nothing = С { $when } ничего не изменилось.
change-checked = Проверяется теперь, раньше не проверялось: { $name }.
change-not-checked = Больше не проверяется: { $name }.
change-observed = Теперь наблюдается: { $name } ({ $why }).
change-not-observed = Больше не наблюдается: { $name } ({ $why }).
change-grown = Усилился, добавилось { $n ->
        [one] { $n } источник
        [few] { $n } источника
       *[many] { $n } источников
    }: { $name } ({ $why }).
change-shrunk = Ослаб, убавилось { $n ->
        [one] { $n } источник
        [few] { $n } источника
       *[many] { $n } источников
    }: { $name } ({ $why }).
