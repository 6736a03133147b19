# How sure a judgement is, and why. A sentence about confidence says nothing of likelihood.
confidence-sentence = Упевненість у цьому судженні { $level }: { $parts }.
confidence-low = низька
confidence-moderate = середня
confidence-high = висока
confidence-origins =
    { $n ->
        [one] { $n } незалежне джерело
        [few] { $n } незалежні джерела
       *[many] { $n } незалежних джерел
    }
confidence-measured = виміряно увагу, вищу за звичайний рівень
confidence-not-measured = уваги, вищої за звичайний рівень, не виміряно
confidence-measures-nothing = увага не належить до ознак
confidence-graded = є джерела з перевіреною історією
confidence-not-graded = немає джерел із перевіреною історією
confidence-unchecked = не вдалося перевірити { $n } з { $of ->
        [one] { $of } ознаки
        [few] { $of } ознак
       *[many] { $of } ознак
    }
confidence-checked = перевірено { $of ->
        [one] { $of } ознаку
        [few] { $of } ознаки
       *[many] { $of } ознак
    }
confidence-assumptions =
    { $n ->
        [one] { $n } припущення
        [few] { $n } припущення
       *[many] { $n } припущень
    }
