# How sure a judgement is, and why. A sentence about confidence says nothing of likelihood.
confidence-sentence = Уверенность в этом суждении { $level }: { $parts }.
confidence-low = низкая
confidence-moderate = средняя
confidence-high = высокая
confidence-origins =
    { $n ->
        [one] { $n } независимый источник
        [few] { $n } независимых источника
       *[many] { $n } независимых источников
    }
confidence-measured = измерено внимание выше обычного уровня
confidence-not-measured = внимания выше обычного уровня не измерено
confidence-measures-nothing = внимание не входит в число признаков
confidence-graded = есть источники с проверенной историей
confidence-not-graded = нет источников с проверенной историей
confidence-unchecked = не удалось проверить { $n } из { $of ->
        [one] { $of } признака
        [few] { $of } признаков
       *[many] { $of } признаков
    }
confidence-checked =
    { $of ->
        [one] проверен
        [few] проверены
       *[many] проверено
    } { $of ->
        [one] { $of } признак
        [few] { $of } признака
       *[many] { $of } признаков
    }
confidence-assumptions =
    { $n ->
        [one] { $n } допущение
        [few] { $n } допущения
       *[many] { $n } допущений
    }
