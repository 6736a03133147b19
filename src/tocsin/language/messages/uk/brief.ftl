# The brief: its headings, labels and sentences. What casebooks and documents say stays as it was written.
brief-title = Зведення: { $title }
brief-window-title = Tocsin, зведення · { $title } · { $day }
brief-as-of = Станом на { $moment } UTC
brief-documents =
    { $n ->
        [one] { $n } документ
        [few] { $n } документи
       *[many] { $n } документів
    }
brief-claims =
    { $n ->
        [one] { $n } твердження
        [few] { $n } твердження
       *[many] { $n } тверджень
    }
brief-matches =
    { $n ->
        [one] { $n } збіг
        [few] { $n } збіги
       *[many] { $n } збігів
    } з наративами каталогу
brief-every-statement = у кожного твердження вказано, чиє воно
brief-nothing = Жоден документ не стосується спостережуваних об’єктів і наративів.
brief-nothing-read = Документи прочитано; у них немає ні об’єктів, ні наративів задач попередження з цієї збірки. Про цінність документів це нічого не говорить.
brief-nothing-named = У жодному документі не названо того, за чим спостерігає ця збірка.
brief-draft = ЧЕРНЕТКА
brief-draft-none = ЧЕРНЕТКА · не підписано. Доки не підпишуть двоє, це лише пропозиція.
brief-draft-one = ЧЕРНЕТКА · підписано: { $who }; доки не підпише ще одна людина, це лише пропозиція.
brief-proposed = Запропонований стан: { $state }.
brief-signed = Підписали: { $who }.
brief-dissents = Окрема думка, { $who } ({ $day }): { $note }
brief-pooled = Власні оцінки аналітиків, зведені: { $share } ({ $who }; від { $least } до { $most }).
brief-withheld = До цього відкритого вигляду не { $n ->
        [one] увійшов
        [few] увійшли
       *[many] увійшли
    } { $n ->
        [one] { $n } рядок
        [few] { $n } рядки
       *[many] { $n } рядків
    }.
brief-days-named = Дні, названі в документах: від { $start } до { $end } ({ $basis })
brief-horizon = Горизонт: до { $end }, { $left ->
        [one] лишився
        [few] лишилося
       *[many] лишилося
    } { $left ->
        [one] { $left } день
        [few] { $left } дні
       *[many] { $left } днів
    } ({ $basis })
brief-state = Стан – { $state }: { $reasons }.
brief-state-although = Стан – { $state }, хоча ймовірність низька: { $reasons }.
brief-is-not = Це { $reason }.
brief-first-step = Рекомендується насамперед: { $action }; кому: { $addressee } ({ $item }).
brief-rests-on = Підстава: { $outlets ->
        [one] { $outlets } видання
        [few] { $outlets } видання
       *[many] { $outlets } видань
    } і { $origins ->
        [one] { $origins } незалежне джерело
        [few] { $origins } незалежні джерела
       *[many] { $origins } незалежних джерел
    }.
brief-no-evidence = Жоден документ не дає доводів щодо цієї задачі.
brief-report-on =
    { $outlets } { $n ->
        [one] пише
        [few] пишуть
       *[many] пишуть
    } про об’єкт «{ $sites }»{ $more }; { $narrative }.
brief-citing = ; цитовано: { $names }
brief-naming = ; названо: { $names }
brief-names-more = { $names } (і ще { $n })
brief-narrative = наратив – «{ $title }» ({ $voices })
brief-no-narrative = наративів із каталогу немає
brief-promoted =
    { $n ->
        [one] просуває
        [few] просувають
       *[many] просувають
    } { $n ->
        [one] { $n } джерело
        [few] { $n } джерела
       *[many] { $n } джерел
    }
brief-relayed =
    { $n ->
        [one] передає
        [few] передають
       *[many] передають
    } { $n ->
        [one] { $n } джерело
        [few] { $n } джерела
       *[many] { $n } джерел
    }
brief-exposed =
    { $n ->
        [one] викриває
        [few] викривають
       *[many] викривають
    } { $n ->
        [one] { $n } джерело
        [few] { $n } джерела
       *[many] { $n } джерел
    }
brief-why = Чому
brief-why-not = Чому ні
brief-not-known = Що невідомо
brief-would-change = Що змінило б це судження
brief-moved = Що змінилося
brief-quotations = Ключові цитати
brief-quoted = «{ $text }»
brief-no-earlier = Ранішої оцінки в цьому сховищі немає.
brief-side-for = За
brief-side-against = Проти
brief-side-open = Невідомо
brief-see-one = Щоб побачити цитату в її документі, укажіть її номер:
brief-see-problem = Показати її у сховищі:
brief-problem = Задача { $id }.
brief-none-favours = Жодна спостережена ознака за це не свідчить.
brief-for-instance = Наприклад: { $example }
brief-more-lines = Ще { $n ->
        [one] { $n } рядок
        [few] { $n } рядки
       *[many] { $n } рядків
    } – у додатку.
brief-upwards = Підвищило б: { $change }
brief-downwards = Знизило б: { $change }
brief-up = Угору
brief-down = Униз
brief-nothing-declared = Нічого з оголошеного.
brief-annex = Додаток: { $title }
brief-question = Питання
brief-resolution = Як вирішується: { $rule }
brief-why-state = Чому такий стан
brief-hypotheses = Гіпотези
brief-hypothesis = Гіпотеза
brief-likelihood = Імовірність
brief-range = Діапазон
brief-ranges-hold = Діапазони справджуються у { $times } випадках із 10, якщо вихідна ймовірність та оцінки ознак лежать будь-де в заданих їм межах.
brief-prior = Вихідна ймовірність { NUMBER($percent, minimumFractionDigits: 1) } %: { $n ->
        [one] { $n } минулий випадок
        [few] { $n } минулі випадки
       *[many] { $n } минулих випадків
    } класу «{ $class }», { $k ->
        [0] жодного з подією
       *[other] із них із подією – { $k }
    }.
brief-cap = Тут не вище за «малоймовірно»: { $why }.
brief-range-makers = Із чого складається діапазон імовірності
brief-input = Вихідне
brief-share = Частка
brief-the-prior = вихідна ймовірність
brief-matrix = Які ознаки розрізняють гіпотези
brief-indicator = Ознака
brief-observed = Спостерігається
brief-distinguishes = Розрізняє
brief-seen-observed = так
brief-seen-absent = ні
brief-seen-absent_expected = ні, хоча очікувалося
brief-seen-unknown = невідомо
brief-matrix-note = CC – дуже узгоджується з гіпотезою, C – узгоджується, N – нейтральна, I – не узгоджується, II – зовсім не узгоджується. Останній стовпець – найбільше відношення (у логарифмах) між двома гіпотезами: ознака, що підходить до всіх, нічого не варта, хоч якою б разючою вона була. Матриця – лише вигляд; числа вище отримано за правилом із docs/judgement.md.
brief-evidence-for = Доводи за
brief-evidence-against = Доводи проти
brief-attention = Увага
brief-strongest-day = Найсильніший день { $day }: { $why }. Останній день: { $last }.
brief-attention-note = Стовпці: документи за день, передруки враховано один раз. Смуга: де лежать дев’ять днів із десяти. Трикутник: вище за звичайний рівень. Сіре: більшість джерел не прочитано.
brief-gaps = Прогалини
brief-sensitivity = Як змінюється ймовірність
brief-if = Якщо
brief-assumptions = Головні припущення
brief-no-assumptions = Не записані: спитайте чому.
brief-watch-list = Що берегти
brief-watch = Спостерігати
brief-action = Дія
brief-addressee = Адресат
brief-advice = Поради з документів
brief-recommended = Рекомендується (захищає об’єкти)
brief-reported-only = Лише повідомляється ({ $why })
brief-to = кому: { $who }
brief-claims-head = Твердження
brief-claims-note-claim = що стверджується
brief-claims-note-source = хто говорить
brief-claims-note-cue = слова, що на це вказують
brief-claims-note = У кожному реченні позначено (нижче – ланцюжок, від першоджерела):
brief-inherited = успадковано
brief-chain = ланцюжок: { $hops }
brief-characters = знаки { $start }–{ $end }
brief-claims-left = Ще { $n ->
        [one] { $n } твердження
        [few] { $n } твердження
       *[many] { $n } тверджень
    } – у claims.jsonl.
brief-narratives-head = Наративи з каталогу
brief-narrative-head = Наратив
brief-now = Зараз
brief-before = Раніше і що нового
brief-against-it = Що проти
brief-known-since = відомий з { $when }
brief-symmetric = кожна сторона – про іншу
brief-novelty-none = У каталозі немає попередніх випадків цього наративу; { $new }.
brief-novelty-nearest = Найближчий випадок: { $nearest } (що було далі: { $followed }); { $new }.
brief-new = нове цього разу: { $parts }
brief-nothing-new = нового в ньому немає
brief-new-site = об’єкт { $names }
brief-new-actor = учасник { $names }
brief-new-date = дата { $names }
brief-new-pretext = привід { $names }
brief-nobody-carries = Тут його ніхто не просуває й не передає.
brief-debunk = { $who }, { $day }: { $what }
brief-nothing-catalogued = у каталозі нічого немає
brief-match-note = Збіг говорить лише, що слова схожі на відомий наратив; чи правдиві вони цього разу, він не говорить.
brief-first-head = Хто написав першим
brief-about = Про що
brief-first = Першим
brief-followed = Услід протягом трьох днів
brief-after-hours = через { $hours } год
brief-first-note = Лише видання й установи. Помічений тут першим – не обов’язково джерело, а піти слідом – не означає скопіювати.
brief-loaded-head = Оцінні слова за мовцями
brief-speaker = Мовець
brief-words = Слова
brief-proposals-head = Повторюється, а в каталозі ще немає
brief-proposal =
    { $origins ->
        [one] { $origins } незалежне джерело
        [few] { $origins } незалежні джерела
       *[many] { $origins } незалежних джерел
    }, { $sources ->
        [one] { $sources } видання
        [few] { $sources } видання
       *[many] { $sources } видань
    } ({ $terms })
brief-places = Місця
brief-places-left = ще в map.geojson: { $n }.
brief-map-note = Квадрати: спостережувані об’єкти, тим більші, чим більше документів їх називають; кільце – увага вища за звичайний рівень. Ромби: події зі слів; пунктир – там, де їх заперечують. Крапки: що перелічено в наборах даних. Ті, що в одному місці, показано навколо нього. Точка в map.geojson каже, що це й звідки. Контури грубі й не стають на чийсь бік у суперечках про кордони.
brief-left-out = На карту не нанесено решту подій ({ $n }): показано ті, про які говорить найбільше тверджень.
brief-no-place =
    { $n ->
        [one] { $n } подію
        [few] { $n } події
       *[many] { $n } подій
    } без місця з координатами на мапі не показано.
brief-in-geojson = Точки і те, що перелічено в наборах даних, є в map.geojson.
brief-of-holder = місце, у якому він розташований
brief-site-named = названо в { $n ->
        [one] { $n } документі
        [few] { $n } документах
       *[many] { $n } документах
    }
brief-site-attention = { $named }; увага вища за звичайний рівень
brief-event-name = { $type } · { $place }
brief-event-claims =
    { $status }, { $n ->
        [one] { $n } твердження
        [few] { $n } твердження
       *[many] { $n } тверджень
    }
brief-event-denied = { $event }, заперечено в { $n }
brief-listed =
    { $n ->
        [one] { $n } подія
        [few] { $n } події
       *[many] { $n } подій
    } у наборі { $dataset }
brief-map-in-words = мапа: { $sites ->
        [one] { $sites } об’єкт
        [few] { $sites } об’єкти
       *[many] { $sites } об’єктів
    }, { $events ->
        [one] { $events } подія
        [few] { $events } події
       *[many] { $events } подій
    }, { $listed ->
        [one] { $listed } подія
        [few] { $listed } події
       *[many] { $listed } подій
    } із наборів даних. { $names }
brief-bar-in-words = імовірність { $share }, діапазон: { $range }
brief-series-in-words = підрахунок за днями від { $first } до { $last }; вище за звичайний рівень: { $days }
brief-series-no-day = жодного дня
brief-moves-in-words = від { $before } ({ $first }) до { $now } ({ $last }), { $n ->
        [one] { $n } оцінка
        [few] { $n } оцінки
       *[many] { $n } оцінок
    }
brief-volumes-in-words = документи за день від { $first } до { $last }, щонайбільше { $most }
brief-tempo = Темп у наборах даних
brief-everywhere = усюди
brief-tempo-first = Уперше вище за звичайний рівень { $day }: { $why }.
brief-last-day = Останній день: { $why }.
brief-tempo-note = Підрахунок того, що перелічено в цих наборах; зростання переліку схоже на зростання темпу.
brief-sources = Джерела
brief-source = Джерело
brief-owner = Власник
brief-grade = Оцінка
brief-record = Історія перевірок
brief-grade-note = Літери за шкалою Адміралтейства, лише за записаними наслідками; F – про надійність судити не можна.
brief-documents-head = Документи
brief-document = Документ
brief-published = Опубліковано
brief-one-document = один документ
brief-not-stated = не вказано
brief-not-dated = без дати
brief-copy = копія іншого документа
brief-documents-left = Ще { $n ->
        [one] { $n } документ
        [few] { $n } документи
       *[many] { $n } документів
    } – у documents.jsonl.
brief-none = Немає.
brief-dropped = Не пішло далі: { $parts }. Кожне перелічено в dropped.jsonl; тексти великого сховища, де не названо нічого спостережуваного, перелічуються лише з --records.
brief-dropped-part = { $n } на кроці { $stage } ({ $reason })
brief-fared-few = Як справдилися попередні попередження цього класу: даних недостатньо (наслідків: { $n }; потрібно: { $needed }).
brief-fared = Як справдилися попередні попередження цього класу: наслідків { $n }, інцидент стався у { $share }; оцінка Браєра { $brier }, виграш проти базової частоти { $skill }.
