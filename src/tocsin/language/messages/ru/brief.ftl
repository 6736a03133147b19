# The brief: its headings, labels and sentences. What casebooks and documents say stays as it was written.
brief-title = Сводка: { $title }
brief-window-title = Tocsin, сводка · { $title } · { $day }
brief-as-of = На { $moment } UTC
brief-documents =
    { $n ->
        [one] { $n } документ
        [few] { $n } документа
       *[many] { $n } документов
    }
brief-claims =
    { $n ->
        [one] { $n } утверждение
        [few] { $n } утверждения
       *[many] { $n } утверждений
    }
brief-matches =
    { $n ->
        [one] { $n } совпадение
        [few] { $n } совпадения
       *[many] { $n } совпадений
    } с нарративами каталога
brief-every-statement = у каждого утверждения указано, чьё оно
brief-nothing = Ни один документ не касается наблюдаемых объектов и нарративов.
brief-nothing-read = Документы прочитаны; в них нет ни объектов, ни нарративов задач предупреждения из этого сборника. О ценности документов это ничего не говорит.
brief-nothing-named = Ни в одном документе не названо то, за чем наблюдает этот сборник.
brief-draft = ЧЕРНОВИК
brief-draft-none = ЧЕРНОВИК · не подписано. Пока не подпишут двое, это лишь предложение.
brief-draft-one = ЧЕРНОВИК · подписано: { $who }; пока не подпишет ещё один человек, это лишь предложение.
brief-proposed = Предложенное состояние: { $state }.
brief-signed = Подписали: { $who }.
brief-dissents = Особое мнение, { $who } ({ $day }): { $note }
brief-pooled = Собственные оценки аналитиков, сведённые: { $share } ({ $who }; от { $least } до { $most }).
brief-withheld = В этот открытый вид не { $n ->
        [one] вошла
        [few] вошли
       *[many] вошли
    } { $n ->
        [one] { $n } строка
        [few] { $n } строки
       *[many] { $n } строк
    }.
brief-days-named = Дни, названные в документах: с { $start } по { $end } ({ $basis })
brief-horizon = Горизонт: до { $end }, { $left ->
        [one] остался
        [few] осталось
       *[many] осталось
    } { $left ->
        [one] { $left } день
        [few] { $left } дня
       *[many] { $left } дней
    } ({ $basis })
brief-state = Состояние – { $state }: { $reasons }.
brief-state-although = Состояние – { $state }, хотя вероятность низка: { $reasons }.
brief-is-not = Это { $reason }.
brief-first-step = Рекомендуется прежде всего: { $action }; кому: { $addressee } ({ $item }).
brief-rests-on = Основание: { $outlets ->
        [one] { $outlets } издание
        [few] { $outlets } издания
       *[many] { $outlets } изданий
    } и { $origins ->
        [one] { $origins } независимый источник
        [few] { $origins } независимых источника
       *[many] { $origins } независимых источников
    }.
brief-no-evidence = Ни один документ не даёт доводов по этой задаче.
brief-report-on =
    { $outlets } { $n ->
        [one] пишет
        [few] пишут
       *[many] пишут
    } об объекте «{ $sites }»{ $more }; { $narrative }.
brief-citing = ; цитируются: { $names }
brief-naming = ; названы: { $names }
brief-names-more = { $names } (и ещё { $n })
brief-narrative = нарратив – «{ $title }» ({ $voices })
brief-no-narrative = нарративов из каталога нет
brief-promoted =
    { $n ->
        [one] продвигает
        [few] продвигают
       *[many] продвигают
    } { $n ->
        [one] { $n } источник
        [few] { $n } источника
       *[many] { $n } источников
    }
brief-relayed =
    { $n ->
        [one] передаёт
        [few] передают
       *[many] передают
    } { $n ->
        [one] { $n } источник
        [few] { $n } источника
       *[many] { $n } источников
    }
brief-exposed =
    { $n ->
        [one] разоблачает
        [few] разоблачают
       *[many] разоблачают
    } { $n ->
        [one] { $n } источник
        [few] { $n } источника
       *[many] { $n } источников
    }
brief-why = Почему
brief-why-not = Почему нет
brief-not-known = Что неизвестно
brief-would-change = Что изменило бы это суждение
brief-moved = Что изменилось
brief-quotations = Ключевые цитаты
brief-quoted = «{ $text }»
brief-no-earlier = Более ранней оценки в этом хранилище нет.
brief-side-for = За
brief-side-against = Против
brief-side-open = Неизвестно
brief-see-one = Чтобы увидеть цитату в её документе, укажите её номер:
brief-see-problem = Показать её в хранилище:
brief-problem = Задача { $id }.
brief-none-favours = Ни один наблюдаемый признак за это не говорит.
brief-for-instance = Например: { $example }
brief-more-lines = Ещё { $n ->
        [one] { $n } строка
        [few] { $n } строки
       *[many] { $n } строк
    } – в приложении.
brief-upwards = Повысило бы: { $change }
brief-downwards = Понизило бы: { $change }
brief-up = Вверх
brief-down = Вниз
brief-nothing-declared = Ничего из объявленного.
brief-annex = Приложение: { $title }
brief-question = Вопрос
brief-resolution = Как решается: { $rule }
brief-why-state = Почему такое состояние
brief-hypotheses = Гипотезы
brief-hypothesis = Гипотеза
brief-likelihood = Вероятность
brief-range = Диапазон
brief-ranges-hold = Диапазоны верны в { $times } случаях из 10, если исходная вероятность и оценки признаков лежат где угодно в заданных им пределах.
brief-prior = Исходная вероятность { NUMBER($percent, minimumFractionDigits: 1) } %: { $n ->
        [one] { $n } прошлый случай
        [few] { $n } прошлых случая
       *[many] { $n } прошлых случаев
    } класса «{ $class }», { $k ->
        [0] ни одного с событием
       *[other] из них с событием – { $k }
    }.
brief-cap = Здесь не выше «маловероятно»: { $why }.
brief-range-makers = Из чего складывается диапазон вероятности
brief-input = Исходное
brief-share = Доля
brief-the-prior = исходная вероятность
brief-matrix = Какие признаки различают гипотезы
brief-indicator = Признак
brief-observed = Наблюдается
brief-distinguishes = Различает
brief-seen-observed = да
brief-seen-absent = нет
brief-seen-absent_expected = нет, хотя ожидалось
brief-seen-unknown = неизвестно
brief-matrix-note = CC – очень согласуется с гипотезой, C – согласуется, N – нейтрален, I – не согласуется, II – совсем не согласуется. Последний столбец – наибольшее отношение (в логарифмах) между двумя гипотезами: признак, подходящий ко всем, ничего не стоит, как бы он ни поражал. Матрица – лишь вид; числа выше получены по правилу из docs/judgement.md.
brief-evidence-for = Доводы за
brief-evidence-against = Доводы против
brief-attention = Внимание
brief-strongest-day = Самый сильный день { $day }: { $why }. Последний день: { $last }.
brief-attention-note = Столбцы: документы за день, перепечатки считаны один раз. Полоса: где лежат девять дней из десяти. Треугольник: выше обычного уровня. Серое: большинство источников не прочитано.
brief-gaps = Пробелы
brief-sensitivity = Как меняется вероятность
brief-if = Если
brief-assumptions = Главные допущения
brief-no-assumptions = Не записаны: спросите почему.
brief-watch-list = Что беречь
brief-watch = Наблюдать
brief-action = Действие
brief-addressee = Адресат
brief-advice = Советы из документов
brief-recommended = Рекомендуется (защищает объекты)
brief-reported-only = Только сообщается ({ $why })
brief-to = кому: { $who }
brief-claims-head = Утверждения
brief-claims-note-claim = что утверждается
brief-claims-note-source = кто говорит
brief-claims-note-cue = слова, которые на это указывают
brief-claims-note = В каждом предложении отмечено (ниже – цепочка, от первоисточника):
brief-inherited = унаследовано
brief-chain = цепочка: { $hops }
brief-characters = знаки { $start }–{ $end }
brief-claims-left = Ещё { $n ->
        [one] { $n } утверждение
        [few] { $n } утверждения
       *[many] { $n } утверждений
    } – в claims.jsonl.
brief-narratives-head = Нарративы из каталога
brief-narrative-head = Нарратив
brief-now = Сейчас
brief-before = Раньше и что нового
brief-against-it = Что против
brief-known-since = известен с { $when }
brief-symmetric = каждая сторона – о другой
brief-novelty-none = В каталоге нет прежних случаев этого нарратива; { $new }.
brief-novelty-nearest = Ближайший случай: { $nearest } (что последовало: { $followed }); { $new }.
brief-new = новое на этот раз: { $parts }
brief-nothing-new = нового в нём нет
brief-new-site = объект { $names }
brief-new-actor = участник { $names }
brief-new-date = дата { $names }
brief-new-pretext = предлог { $names }
brief-nobody-carries = Здесь его никто не продвигает и не передаёт.
brief-debunk = { $who }, { $day }: { $what }
brief-nothing-catalogued = в каталоге ничего нет
brief-match-note = Совпадение говорит лишь, что слова похожи на известный нарратив; верны ли они на этот раз, оно не говорит.
brief-first-head = Кто написал первым
brief-about = О чём
brief-first = Первым
brief-followed = Последовали в течение трёх дней
brief-after-hours = через { $hours } ч
brief-first-note = Только издания и ведомства. Замеченный здесь первым – не обязательно источник, а последовать – не значит скопировать.
brief-loaded-head = Оценочные слова по говорящим
brief-speaker = Говорящий
brief-words = Слова
brief-proposals-head = Повторяется, а в каталоге ещё нет
brief-proposal =
    { $origins ->
        [one] { $origins } независимый источник
        [few] { $origins } независимых источника
       *[many] { $origins } независимых источников
    }, { $sources ->
        [one] { $sources } издание
        [few] { $sources } издания
       *[many] { $sources } изданий
    } ({ $terms })
brief-places = Места
brief-places-left = ещё в map.geojson: { $n }.
brief-map-note = Квадраты: наблюдаемые объекты, тем больше, чем больше документов их называют; кольцо – внимание выше обычного уровня. Ромбы: события со слов; пунктир – там, где их отрицают. Точки: что перечислено в наборах данных. Стоящие в одном месте показаны вокруг него. Точка в map.geojson говорит, что это и откуда. Контуры грубы и не занимают ничьей стороны в спорах о границах.
brief-left-out = На карту не нанесены остальные события ({ $n }): показаны те, о которых говорит больше всего утверждений.
brief-no-place =
    { $n ->
        [one] { $n } событие
        [few] { $n } события
       *[many] { $n } событий
    } без места с координатами на карте не { $n ->
        [one] показано
        [few] показаны
       *[many] показано
    }.
brief-in-geojson = Точки и то, что перечислено в наборах данных, есть в map.geojson.
brief-of-holder = место, в котором он находится
brief-site-named =
    { $n ->
        [one] назван
        [few] назван
       *[many] назван
    } в { $n ->
        [one] { $n } документе
        [few] { $n } документах
       *[many] { $n } документах
    }
brief-site-attention = { $named }; внимание выше обычного уровня
brief-event-name = { $type } · { $place }
brief-event-claims =
    { $status }, { $n ->
        [one] { $n } утверждение
        [few] { $n } утверждения
       *[many] { $n } утверждений
    }
brief-event-denied = { $event }, отрицается в { $n }
brief-listed =
    { $n ->
        [one] { $n } событие
        [few] { $n } события
       *[many] { $n } событий
    } в наборе { $dataset }
brief-map-in-words = карта: { $sites ->
        [one] { $sites } объект
        [few] { $sites } объекта
       *[many] { $sites } объектов
    }, { $events ->
        [one] { $events } событие
        [few] { $events } события
       *[many] { $events } событий
    }, { $listed ->
        [one] { $listed } событие
        [few] { $listed } события
       *[many] { $listed } событий
    } из наборов данных. { $names }
brief-bar-in-words = вероятность { $share }, диапазон: { $range }
brief-series-in-words = подсчёт по дням с { $first } по { $last }; выше обычного уровня: { $days }
brief-series-no-day = ни в один день
brief-moves-in-words = от { $before } ({ $first }) до { $now } ({ $last }), { $n ->
        [one] { $n } оценка
        [few] { $n } оценки
       *[many] { $n } оценок
    }
brief-volumes-in-words = документы за день с { $first } по { $last }, самое большее { $most }
brief-tempo = Темп в наборах данных
brief-everywhere = везде
brief-tempo-first = Впервые выше обычного уровня { $day }: { $why }.
brief-last-day = Последний день: { $why }.
brief-tempo-note = Подсчёт того, что перечислено в этих наборах; растущий список похож на растущий темп.
brief-sources = Источники
brief-source = Источник
brief-owner = Владелец
brief-grade = Оценка
brief-record = История проверок
brief-grade-note = Буквы по шкале Адмиралтейства, только по записанным исходам; F – надёжность судить нельзя.
brief-documents-head = Документы
brief-document = Документ
brief-published = Опубликован
brief-one-document = один документ
brief-not-stated = не указан
brief-not-dated = без даты
brief-copy = копия другого документа
brief-documents-left = Ещё { $n ->
        [one] { $n } документ
        [few] { $n } документа
       *[many] { $n } документов
    } – в documents.jsonl.
brief-none = Нет.
brief-dropped = Не пошло дальше: { $parts }. Каждое перечислено в dropped.jsonl; тексты большого хранилища, где не названо ничего наблюдаемого, перечисляются только с --records.
brief-dropped-part = { $n } на шаге { $stage } ({ $reason })
brief-fared-few = Как оправдались прежние предупреждения этого класса: данных недостаточно (исходов: { $n }; нужно: { $needed }).
brief-fared = Как оправдались прежние предупреждения этого класса: исходов { $n }, инцидент последовал в { $share }; оценка Брайера { $brier }, выигрыш против базовой частоты { $skill }.
