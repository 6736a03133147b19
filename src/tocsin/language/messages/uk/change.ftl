# What differs from the assessment before.
change-state = Запропонований стан був { $before } ({ $when }), тепер { $now }.
change-likelihood = Імовірність була { $before } ({ $words }), тепер { $now } ({ $words_now }).
change-rival = { $hypothesis }: було { $before }, стало { $now }.
change-origins = Незалежних джерел: було { $before }, стало { $now }.
change-horizon = Горизонт закінчувався { $before }, тепер { $now }.
change-signed = Підпис: { $who }.
change-dissent = Окрема думка: { $who }.
change-nothing = Від { $when } нічого не змінилося.
change-checked = Перевіряється тепер, раніше не перевірялося: { $name }.
change-not-checked = Більше не перевіряється: { $name }.
change-observed = Тепер спостерігається: { $name } ({ $why }).
change-not-observed = Більше не спостерігається: { $name } ({ $why }).
change-grown = Посилилося, додалося { $n ->
        [one] { $n } джерело
        [few] { $n } джерела
       *[many] { $n } джерел
    }: { $name } ({ $why }).
change-shrunk = Послабшало, поменшало на { $n ->
        [one] { $n } джерело
        [few] { $n } джерела
       *[many] { $n } джерел
    }: { $name } ({ $why }).
