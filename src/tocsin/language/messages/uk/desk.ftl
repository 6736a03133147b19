# The frame of every page.
desk-board = Огляд
desk-attention = Увага
desk-map = Карта
desk-lineage = Походження
desk-narratives = Наративи
desk-sources = Джерела
desk-search = Пошук
desk-audit-log = Журнал дій
desk-add = Додати
desk-alarms = Тривоги
desk-to-content = До вмісту
desk-pages = Сторінки
desk-done = Готово
desk-undo = Скасувати
desk-looking-back = Показано минулий стан
desk-by-publication = Цю справу прочитано за один раз: кожен документ враховано з дня публікації.
desk-moment-ahead = Обраний момент ще не настав; показано те, що відомо зараз.
desk-to-now = Повернутися до поточного
desk-as-of = Станом на
desk-show = Показати
desk-signing-as = Підписує
desk-read-only = Лише читання: підписувача не задано.
desk-keys = Сполучення клавіш
desk-close = Закрити
desk-connection-lost = Зв’язок втрачено; сторінка намагається його відновити.
desk-connected-again = Зв’язок відновлено.
desk-new-content = На сторінці є нове.
desk-show-new = Показати
desk-copied = Скопійовано.
desk-next-entry = Наступний запис
desk-previous-entry = Попередній запис
desk-open-entry = Відкрити запис
desk-same-narrative = Той самий наратив
desk-different-narrative = Інший наратив
desk-unsure = Не ясно
desk-copy-citation = Скопіювати посилання на джерело
desk-this-list = Цей перелік

# The same on many pages.
desk-all = усі
desk-who = Хто
desk-what = Що
desk-where = Де
desk-source = Джерело
desk-owner = Власник
desk-state = Стан
desk-language = Мова
desk-languages = Мови
desk-text = Текст
desk-texts = Тексти
desk-day = День
desk-days = Дні
desk-from = З
desk-until = По
desk-site = Об’єкт
desk-group = Група
desk-narrative = Наратив
desk-documents = Документи
desk-claim = Твердження
desk-claims = Твердження
desk-reference = Підстава
desk-why = Чому
desk-moment = Час
desk-note = Примітка
desk-correct = Виправити
desk-withdraw = Відкликати
desk-none = Немає.
desk-nothing-yet = Поки нічого немає.
desk-and-more = і ще { $n }
desk-source-not-stated = джерело не вказано
desk-not-dated = без дати
desk-language-unknown = мову не визначено
desk-not-stated = не вказано
desk-not-known = невідомо
desk-removed = вилучено
desk-withdrawn-by = відкликано: { $who }
desk-read-only-why = Тут можна лише читати: підписувача не задано. Попросіть того, хто відкрив це робоче місце, відкрити його під вашим іменем.
desk-not-dated-in-all = { $n } без дати
desk-above-baseline = вище звичайного рівня
desk-above-baseline-on = { $day } вище звичайного рівня
desk-measured = виміряно
desk-hours = год

# What was done, when a form was sent.
desk-done-signed = підписано
desk-done-dissent = незгоду збережено
desk-done-kept = збережено
desk-done-search = пошук збережено
desk-done-withdrawn = відкликано
desk-done-added = прочитано документів: { $read }, називають спостережуване: { $touched }
desk-done-added-later = прочитано документів: { $read }, називають спостережуване: { $touched }, не враховано через пізнішу дату: { $later }

# What is wrong, as the headline of a page.
desk-wrong-unreadable = Запит не виконати
desk-wrong-not-done = Не виконано
desk-wrong-not-here = Не знайдено
desk-wrong-address = Неправильна адреса
desk-wrong-store = Сховище недоступне
desk-wrong-other = Сталася помилка
desk-to-board = Перейти до огляду
desk-back-to-page = Повернутися на сторінку

# Board.
desk-how-assessed = Оцінки зроблено під час останнього запуску; відкриття сторінки нічого не перераховує.
desk-dissents = Не погоджується: { $who }
desk-horizon-until = До
desk-days-left =
    { $n ->
        [one] залишився { $n } день
        [few] залишилося { $n } дні
       *[other] залишилося { $n } днів
    }
desk-passed = строк минув
desk-imminent = найближчі дні:
desk-outlets =
    { $n ->
        [one] { $n } видання
        [few] { $n } видання
       *[other] { $n } видань
    }
desk-origins =
    { $n ->
        [one] { $n } незалежне джерело
        [few] { $n } незалежні джерела
       *[other] { $n } незалежних джерел
    }
desk-last-day = За останню добу
desk-assessed = Оцінено
desk-not-concerned = Поки жоден документ цього не стосується.
desk-no-problems = У цьому збірнику поки немає завдань попередження.
desk-latest-documents = Останні документи
desk-nothing-touched = Поки жоден документ не стосується спостережуваних об’єктів і наративів.
desk-needs-review = Потрібна перевірка
desk-matches-to-review =
    { $n ->
        [one] { $n } збіг на перевірку
        [few] { $n } збіги на перевірку
       *[other] { $n } збігів на перевірку
    }
desk-nothing-to-review = Перевіряти нічого.
desk-need-attention =
    { $n ->
        [one] { $n } із { $all } потребує уваги.
        [few] { $n } із { $all } потребують уваги.
       *[other] { $n } із { $all } потребують уваги.
    }
desk-all-as-expected = Усі джерела публікують як очікувалося, або від них нічого не очікують.
desk-all-sources = Усі джерела
desk-proposed = запропоновано:

# Problem.
desk-imminent-window = Найближчі дні:
desk-horizon = Горизонт до
desk-no-earlier = У сховищі немає ранішої оцінки.
desk-on-this-page = На цій сторінці
desk-for-and-against = За і проти
desk-for = За
desk-against = Проти
desk-why-this-state = Чому такий стан
desk-how-moved = Імовірність у часі
desk-how-moved-note = Імовірність і її діапазон від оцінки до оцінки.
desk-rival-explanations = Конкурентні пояснення
desk-hypothesis = Гіпотеза
desk-range = Діапазон
desk-indicators-fit = Ознаки та їхня узгодженість із кожним поясненням
desk-indicators = Ознаки
desk-indicator = Ознака
desk-observed = Спостерігається
desk-diagnosticity = Розрізнювальна сила
desk-yes = так
desk-absent-expected = ні, хоча очікувалася
desk-no = ні
desk-grades-note = CC, C: узгоджується повністю, частково. N: нейтрально. I, II: суперечить частково, повністю. Ознака, узгоджена з усіма поясненнями, нічого не розрізняє.
desk-change-mind = Що змінило б оцінку
desk-would-raise = Підвищило б імовірність
desk-would-lower = Знизило б імовірність
desk-nothing-declared = У збірнику нічого не вказано.
desk-sensitivity = Чутливість: імовірність за зміни однієї умови
desk-if = Зміна
desk-gaps = Прогалини
desk-watch-list = Захисний перелік
desk-protect = Захистити
desk-do = Дія
desk-notify = Повідомити
desk-assumptions = Ключові припущення
desk-no-assumptions = Не записано: запитайте чому.
desk-sign-off = Підпис
desk-latest-only = Підписати можна лише останню оцінку.
desk-you-dissent = Ви не згодні з цією оцінкою.
desk-you-signed-first = Ви підписали; має підписати ще одна людина.
desk-you-signed = Ви підписали цю оцінку.
desk-note-dissent = Примітка (для незгоди обов’язкова)
desk-sign-as = Підписати як { $who }
desk-dissent = Не погодитися
desk-earlier-assessments = Попередні оцінки
desk-against-assessment = Порівняно з оцінкою від { $day }
desk-likelihood = Імовірність
desk-compare = Порівняти
desk-no-evidence = Ознак не знайдено.

# Claim.
desk-removed-by-person = Перевіряльник вилучив це твердження.
desk-marks-note = Виділено: твердження. Підкреслено: хто говорить. Пунктир: слова, що вказують на мовця.
desk-chain = Ланцюжок атрибуції
desk-what-it-is = Властивості
desk-actor = Дійова особа
desk-quantity = Кількість
desk-missing = Бракує
desk-addressee = Адресат
desk-time = Час дії
desk-rule = Правило
desk-characters = знаки з { $a } по { $b }
desk-matched-narratives = Наративи, з якими збігається
desk-text-origin = Походження тексту
desk-lineage-later = Походження буде простежено під час наступної оцінки.
desk-review-history = Історія перевірки
desk-cite-or-correct = Цитування та виправлення
desk-citation = Цитата
desk-correct-claim = Виправити твердження
desk-correction-note = Виправлення важливіше за правило, зберігається під час повторних запусків і враховується з наступної оцінки.
desk-chain-note = Ланцюжок пишеться від першоджерела: a -> b або «A через B», з ідентифікаторами чи іменами зі збірника; new:ІМ’Я, якщо імені у збірнику немає; «voice», якщо це каже саме видання.
desk-remove = Вилучити
desk-no-site = немає
desk-carried-over = успадковано

# Document.
desk-seen = збережено
desk-date-from = дата
desk-forwarded-from = переслано з
desk-not-read = твердження не вилучалися
desk-unread-nothing-watched = у тексті не названо нічого зі спостережуваного
desk-unread-failed = прочитати не вдалося
desk-part-shown = Знаки з { $a } по { $b } із { $n }.
desk-part-before = Попередня частина
desk-part-after = Наступна частина
desk-not-authors = не слова автора
desk-document-origin = Походження
desk-edits = Правки
desk-no-claims = Тверджень у документі не знайдено.
desk-names-linked = Імена та пов’язані записи
desk-not-linked = не пов’язано
desk-link-to = Запис
desk-correct-origin = Виправити походження
desk-origin-id = Ідентифікатор документа, з якого взято текст, або «itself»
desk-document-id = Ідентифікатор цього документа: { $id }.

# Lineage.
desk-families-note = Тексти за останні дні ({ $n }) зі спільним першоджерелом. Найраніший зі збережених текстів не завжди є першоджерелом.
desk-first-seen = Уперше помічено
desk-published-by = Ким опубліковано
desk-followed-by = Потім
desk-no-families = Поки немає текстів зі спільним першоджерелом; походження простежується під час кожної оцінки.
desk-credited-to = З посиланням на { $who }; сам вихідний текст не збережено.
desk-texts-owners =
    { $n ->
        [one] { $n } текст
        [few] { $n } тексти
       *[other] { $n } текстів
    }, { $o ->
        [one] { $o } власник
        [few] { $o } власники
       *[other] { $o } власників
    }
desk-family-note = Коло: першоджерело. Квадрат: узятий із нього текст. По рядку на власника, час зліва направо.
desk-family-picture = Тексти зі спільним першоджерелом за власниками; перший: { $day }
desk-first-and-followers = Порядок публікації
desk-after = Затримка
desk-how-found = Підстава висновку
desk-first = перший
desk-numbers-differ = Числа розходяться
desk-own-text = Ранішого тексту з цими словами не збережено.
desk-taken-from = Взято з
desk-not-captured = не збережено
desk-an-earlier-text = ранішого тексту
desk-more-same-origin =
    { $n ->
        [one] ще { $n } текст із тим самим першоджерелом
        [few] ще { $n } тексти з тим самим першоджерелом
       *[other] ще { $n } текстів із тим самим першоджерелом
    }

# Map.
desk-earlier = Раніше
desk-later = Пізніше
desk-play = Пуск
desk-stop = Стоп
desk-documents-up-to = Документи по
desk-map-drawn-note = Зафарбоване коло: об’єкт, що більший, то більше документів. Кільце: подія з тверджень. Крапка: запис набору даних. Клацніть точку, щоб побачити подробиці.
desk-map-outside =
    { $n ->
        [one] { $n } точка лежить надто далеко від решти, тож на карті її не показано; вона є у списку.
        [few] { $n } точки лежать надто далеко від решти, тож на карті їх не показано; вони є у списку.
       *[many] { $n } точок лежать надто далеко від решти, тож на карті їх не показано; вони є у списку.
    }
desk-map-note = Квадрат: об’єкт, що більший, то більше документів. Кільце: увага вище звичайного рівня. Ромб: подія з тверджень. Крапка: запис набору даних.
desk-on-the-map = Записи на карті
desk-placed-in-area = показано в місцевості, де розташовано
desk-map-empty = У документах за ці дні немає місць.
desk-in-documents =
    { $n ->
        [one] в { $n } документі
        [few] у { $n } документах
       *[other] у { $n } документах
    }
desk-in-documents-above =
    { $n ->
        [one] в { $n } документі
        [few] у { $n } документах
       *[other] у { $n } документах
    }; увага вище звичайного рівня

# Site.
desk-known-since = Відомо з
desk-of-gazetteer = із довідника місць; у збірнику немає
desk-watched-by = Завдання попередження:
desk-documents-naming = Документи, де названо об’єкт

# Narratives.
desk-catalogued-narratives = Наративи каталогу
desk-catalogue-note = Наявність наративу в переліку не говорить ні про те, хто поширює його зараз, ні про те, чи він правдивий.
desk-to-review = На перевірку
desk-no-narrative-matched = Поки жоден документ не збігся з наративом.
desk-narratives-unmatched =
    { $n ->
        [one] { $n } наратив без збігів
        [few] { $n } наративи без збігів
       *[other] { $n } наративів без збігів
    }
desk-symmetric = Сторони твердять це одна про одну.
desk-part-of = Частина наративу
desk-its-parts = Частини
desk-earlier-occurrences = Попередні випадки
desk-no-occurrences = Попередніх випадків не записано.
desk-rebuttals = Спростування
desk-no-rebuttals = Спростувань не записано.
desk-review = Збіги на перевірку
desk-review-note = Чи це той самий наратив? Клавіші: s — той самий, d — інший, u — не ясно, j і k — перехід.
desk-carriers = Документи з цим наративом
desk-no-carriers = Таких документів немає.
desk-open = на перевірку
desk-change-decision = Змінити рішення

# Attention.
desk-nothing-written = За ці дні документів про це немає.
desk-silent-groups = Немає документів від груп
desk-expected-from = очікується від
desk-expected-to = очікується до
desk-series-note = Стовпці: документи за день, передруки враховано один раз. Смуга: очікуваний діапазон, у ньому близько дев’яти днів із десяти. Трикутник: поріг тривоги перевищено. Сіре: більшість джерел не отримано.
desk-group-sources = Джерела групи
desk-written-on = Документи за { $day }
desk-counted = Враховано незалежних джерел: { $o }; документів: { $n }.
desk-none-counted = Цього дня документів цієї групи не враховано.
desk-no-day-above = Жоден день не був вище звичайного рівня.
desk-day-by-day = За днями
desk-expected = Очікується
desk-expected-range = Очікуваний діапазон
desk-coverage = Отримано джерел
desk-alarm = Тривога
desk-not-ready = історія надто коротка

# Search.
desk-search-words = Слова в будь-якій формі, будь-якою підтримуваною мовою
desk-search-note = Потрібні всі слова. "слово" точно як написано, -слово вилучити, одне OR інше, поча* початок слова.
desk-no-text-found = Відповідних текстів немає.
desk-texts-searched = Пошук ішов за текстами ({ $n }): твердження вилучено з { $r }, не вилучалися з { $u }.
desk-captures-without-text = { $o } із { $n } збережених записів не мають тексту; за ними пошук не йшов.
desk-filters-narrow = Пошук обмежено також умовами вище.
desk-more = Показати ще
desk-save-search-as = Зберегти пошук під назвою
desk-save = Зберегти
desk-saved-searches = Збережені пошуки

# Sources.
desk-documents-in-all =
    { $n ->
        [one] Усього { $n } документ
        [few] Усього { $n } документи
       *[other] Усього { $n } документів
    }, за тиждень { $w }
desk-are-expected = очікується { $n }
desk-last-document = останній { $day }
desk-no-last-document = датованих немає
desk-documents-a-day = Документів на день
desk-track-record = Оцінка надійності
desk-track-note = Літеру дано за шкалою Адміралтейства; вона враховує твердження, результат яких записала людина. F означає, що надійність невідома; це не середня оцінка.
desk-in-casebook = У збірнику
desk-kind = Вид
desk-control = Контроль
desk-in-groups = У групах:
desk-not-in-casebook = У збірнику його немає.
desk-edits-deletions = Правки та видалення
desk-last = Останній
desk-never = ніколи

# Audit log.
desk-log-not-in-order = Журнал пошкоджено:
desk-lines-in-order =
    { $n ->
        [one] { $n } запис, журнал цілий.
        [few] { $n } записи, журнал цілий.
       *[other] { $n } записів, журнал цілий.
    }
desk-log-digest = Контрольна сума останнього запису: { $d }. Збережіть її в іншому місці.
desk-download = Завантажити
desk-number = №
desk-about = Запис
desk-in-words = Зміст
desk-no-lines = Записів поки немає.
desk-earlier-lines = Раніші записи
desk-outcome-with = подія сталася: { $where }
desk-outcome-without = події не було: { $where }
desk-agrees = згода
desk-disagrees = незгода
desk-taken-back = відкликано: { $kind }
desk-corrected-value = { $field }: { $value }

# Add a document.
desk-add-document = Додати документ
desk-add-note = Документ читається одразу, записується в журнал під вашим іменем і враховується з наступної оцінки. Укажіть одне з трьох.
desk-page-address = Адреса сторінки (її буде завантажено)
desk-file = Файл
desk-what-is-known = Відомі відомості
desk-published = Опубліковано (UTC)
desk-title = Заголовок
desk-its-address = Адреса документа

# Реєстр оцінок.
desk-ledger = Реєстр оцінок
desk-ledger-what = Усі ймовірності, які назвали програма чи аналітик, і чим справа скінчилася. Реєстр читається з журналу: з нього нічого не можна прибрати, а виправлення стає новим записом.
desk-ledger-fared = Наскільки точними були оцінки
desk-ledger-figures = Оцінки
desk-ledger-resolved = З результатом
desk-ledger-outcomes = Результати
desk-ledger-brier = Оцінка Браєра
desk-ledger-log = Логарифмічна оцінка
desk-ledger-skill = Перевага
desk-ledger-all = Усі разом
desk-ledger-scores = Що менші оцінка Браєра й логарифмічна оцінка, то краще. Перевага порівнює з постійною відповіддю за базовою частотою: більше нуля означає краще.
desk-ledger-not-enough = Результатів замало, щоб судити: потрібно щонайменше { $n }.
desk-ledger-calibration = Оцінки й те, що сталося
desk-ledger-said = Названа ймовірність
desk-ledger-mean = Середня ймовірність
desk-ledger-share = Частка з подією
desk-ledger-problem = Питання
desk-ledger-until = До
desk-ledger-outcome = Результат
desk-ledger-open = відкрито
desk-ledger-incident = подія сталася
desk-ledger-no-incident = події не було
desk-ledger-empty = Поки не названо жодної ймовірності.
desk-ledger-more =
    { $n ->
        [one] Ще { $n } раніша оцінка є у файлах для завантаження.
        [few] Ще { $n } раніші оцінки є у файлах для завантаження.
       *[many] Ще { $n } раніших оцінок є у файлах для завантаження.
    }
desk-rests-on = спирається на твердження: { $claims }, тексти: { $texts }, захоплення: { $captures }; дайджест кожного збережено
desk-judged = { $percent } % (від { $low } % до { $high } %); стан { $state }

desk-board-heard = Повідомляють
desk-board-unmoved = без змін
desk-day-before = днем раніше
desk-day-after = днем пізніше

# Queue.
desk-queue = Черга
desk-queue-what = Усе, що чекає на рішення людини. Одна клавіша — рішення, далі з’являється наступне; рішення можна скасувати.
desk-queue-alarms = Тривоги на підпис
desk-queue-no-alarms = Жодна тривога не чекає на підпис.
desk-queue-no-matches = Жоден збіг не чекає на рішення.
desk-queue-sources = Джерела, що потребують уваги
desk-queue-earlier = Попередні рішення щодо цього наративу
desk-queue-next = Далі в черзі

# Actors.
desk-actors = Дійові особи
desk-actors-quiet = Дійових осіб збірки, які в цих текстах нічого не кажуть: { $n }
desk-actor-note = Твердження, що походять від цієї дійової особи, як їх передають документи. Згадка твердження не означає, що воно правдиве.
desk-actor-days = Тверджень за день
desk-actor-through = Через кого
desk-actor-stance = Ставлення повідомлень за місяцями
desk-month = Місяць
desk-actor-says = Що каже ця дійова особа
desk-actor-of = Що інші кажуть про цю дійову особу
desk-ledger-reliability = Надійність
desk-ledger-spread = Оцінки за наслідками
desk-ratios = Що кажуть наслідки про загальну таблицю
desk-ratios-what = Кожен ступінь означає ймовірність того, що ознаку спостережено. У кожній оцінці використано число експерта; число за наслідками стоїть поруч і нічого не замінює.
desk-ratios-few = Даних недостатньо: { $n } з { $needed } наслідків.
desk-ratios-grade = Ступінь
desk-ratios-class = Клас
desk-ratios-all = усі класи
desk-ratios-expert = Експерт
desk-ratios-learned = За наслідками
desk-ratios-trials = Випробування
desk-fired = Коли б спрацювало
desk-fired-what = У які дні минулого цього сховища правило спрацювало б за текстами в тому вигляді, як їх прочитано. Дні — за часом публікації, UTC.
desk-fired-rate = Спрацювало у { $n } з { $days } днів ({ $first } – { $last }), { $rate } на місяць.
desk-fired-false = Хибних: { $rate } на місяць; днів, про які можна судити: { $n }.
desk-fired-false-unknown = Скільки з них хибних, невідомо.
desk-fired-never = Не спрацювало жодного дня.
desk-fired-more = Раніших днів, яких не показано: { $n }.
desk-fired-status = Статус: { $status }
desk-fired-label = Позначка: спрацьовувало { $rate } днів на місяць за { $days } днів { $over }.
desk-status-experimental = експериментальне
desk-status-test = перевірено на власних текстах
desk-status-stable = стійке
desk-rules = Правила

# Що вивантажується.
desk-export = Експорт
desk-export-what = Експорт — один файл. У ньому лише підписані тривоги, якщо не запитано чернетки, і нічого з міткою TLP:RED.
desk-export-since = Отримано починаючи з
desk-export-drafts = Разом із чернетками
desk-export-highest = Найсуворіша мітка
desk-export-unmarked = Документи без мітки вважати
desk-export-format = Формат
desk-export-note = Сховище до 1000 документів для експорту оцінюється заново. З більшого, а також якщо заповнено «Отримано починаючи з», тривоги вивантажуються такими, якими їх оцінили востаннє. Формат із кількох файлів вивантажується архівом.
desk-format-stix = для платформ аналізу загроз
desk-format-misp = події для MISP
desk-format-cap = публічні оповіщення
desk-format-csv = таблиці для електронних таблиць
desk-format-xlsx = одна книга
desk-format-parquet = таблиці для аналізу даних
desk-format-jsonl = кожен запис так, як він зберігається
desk-format-geojson = карта
desk-format-ftm = сутності для розслідувань
desk-table-csv = Завантажити в CSV
desk-brief = Довідка
desk-brief-whole = Довідка повністю
desk-brief-public = Вигляд для загалу

# Перегляд поруч зі списком і перехід.
desk-inspector = Перегляд
desk-inspector-back = Назад
desk-inspector-whole = Відкрити сторінку повністю
desk-inspect = Показати запис поруч зі списком
desk-jump = Перейти до
desk-jump-what = Ім’я, ідентифікатор або кілька слів
desk-jump-nothing = Нічого з таким ім’ям немає.
desk-jump-search = Шукати в усіх текстах
desk-page = Сторінка
desk-document = Документ
desk-fired-was-false = спрацювало хибно
desk-fired-was-right = спрацювало правильно
desk-heard = Твердження за походженням
desk-heard-who = Від кого
desk-heard-denied = Спростування
desk-heard-note = Враховано твердження в документах, де названо об’єкт чи наратив задачі, за першою ланкою ланцюжка. Світла частина смуги: спростування.
desk-collecting = Збирання
desk-address = Адреса
desk-last-fetched = Останній запит
desk-next-due = Наступний запит
desk-failures = Помилок поспіль
desk-log-in = Увійти
desk-log-out = Вийти
desk-log-in-kept = Сеанс завершено. Введене збережено: увійдіть, і його можна буде надіслати.
desk-log-in-note = Сеанс завершується через пів години без дій і через дванадцять годин.
desk-account-name = Ім’я
desk-password = Пароль
desk-role = Роль
desk-own-account = Ваш обліковий запис
desk-password-since = Пароль змінено
desk-change-password = Змінити пароль
desk-password-note = Щонайменше 12 знаків; найкраще кілька не пов’язаних між собою слів. Решта ваших сеансів завершиться.
desk-password-present = Поточний пароль
desk-password-fresh = Новий пароль
desk-sessions = Сеанси
desk-sessions-note = Сеанси в усіх інших браузерах можна завершити.
desk-log-out-others = Вийти всюди, крім цього браузера
desk-reading-as = Перегляд під ім’ям
desk-session-ended = Ваш сеанс завершено.
desk-send-again = Надіслати ще раз
desk-send-again-why = Поки нічого не зроблено, і нічого не втрачено. Ви збиралися: { $what }. Перевірте й надішліть.
desk-send-now = Надіслати
desk-file-again = Виберіть файл ще раз
desk-done-password = пароль змінено
desk-done-others-out = решту ваших сеансів завершено
desk-casebook = Збірник
desk-casebook-read-only = Цей збірник постачається з програмою або недоступний для запису, тому тут він не змінюється. Скопіюйте його, розпакуйте та відкрийте робоче місце з копією.
desk-casebook-copy = Завантажити копію
desk-entry-new = Новий запис
desk-entry-included = з підключеного збірника
desk-entry-history = Останні зміни
desk-entry-saved = змінено
desk-entry-undone = скасовано
desk-entry-line = рядок { $n }
desk-entry-fired = коли правило спрацювало б
desk-entry-moved = Хтось змінив цей запис після того, як ви почали. Нижче стоїть те, що є зараз, потім ваш текст; збереження замінить поточне.
desk-entry-sound = З цим текстом збірник у порядку.
desk-entry-unsound = З цим текстом збірник не в порядку. Текст зберігається як ваша чернетка й нічого не змінює.
desk-entry-findings = Зауваження
desk-entry-text = Запис у YAML
desk-entry-check = Перевірити й показати різницю
desk-entry-save = Зберегти
desk-entry-note = Коментарі та порядок зберігаються. Зберігається лише збірник, який у порядку; порожній текст вилучає запис.
desk-entry-drop = Вилучити чернетку
desk-entry-difference = Що зміниться
desk-done-draft = чернетку збережено
desk-done-draft-unsound = не збережено; залишено як чернетку
desk-done-draft-gone = чернетку вилучено
desk-done-entry = збірник змінено
desk-done-entry-undone = повернуто попередню версію
desk-entry-past = На минулому цього сховища
desk-entry-past-what = Скільки днів спрацьовують задача та її ознаки зараз і з цією чернеткою. Тексти беруться так, як їх прочитано.
desk-entry-past-try = Перевірити на минулому цього сховища
desk-entry-rule = Правило
desk-entry-days-before = Днів зараз
desk-entry-days-after = Днів потім
desk-entry-days-come = Нові дні
desk-entry-days-gone = Втрачені дні
desk-alerts = Сповіщення
desk-alerts-what = Кожна задача, вища за звичайний рівень. Підтвердьте те, що ви бачили, або відкладіть: до вказаного строку про це нічого не надсилається. Перехід до вищого стану знову відкриває сповіщення.
desk-alerts-none = Жодна задача не вища за звичайний рівень.
desk-alerts-red = тривога з позначкою TLP:RED
desk-alert-open = не підтверджено
desk-alert-since = вище звичайного рівня з
desk-alert-to = Кому
desk-alert-message = Повідомлення
desk-one-cause-why = Одна причина: кожна з цих задач стежить за тим самим, за чим і перша:
desk-only-this = Лише це
desk-acknowledge = Підтвердити
desk-acknowledge-all = Підтвердити всі
desk-acknowledged = Підтвердив(-ла):
desk-snooze = Відкласти
desk-snooze-all = Відкласти всі
desk-snoozed = Відкладено
desk-snooze-for = На строк
desk-snooze-until = або до (UTC)
desk-snooze-ended = Строк відкладення минув
desk-end-snooze = Закінчити зараз
desk-snoozed-until = до
desk-held-back = Затримано
desk-held-back-what = Ніщо з цього не губиться: кожне повідомлення надсилається в першому ж циклі після строку.
desk-held-none = Нічого не затримано.
desk-held-since = Затримано з
desk-sent-after = Надсилання після
desk-delivered-last = Останні повідомлення
desk-receivers = Кого сповіщають
desk-receivers-none = У збірнику немає отримувачів; нічого не надсилається.
desk-receiver-from = починаючи з
desk-quiet-hours = тихі години
desk-breaks-through = Не затримується починаючи з
desk-quiet-now = Зараз тихо, до
desk-no-quiet = Без тихих годин.
desk-own-notes = Сповіщення в цьому браузері
desk-own-notes-what = Поки відкрита сторінка цього столу, браузер показує нові непідтверджені сповіщення. Вони надходять лише від цього столу й не передаються жодній службі. Для тривог з позначкою TLP:RED показується лише стан.
desk-notes-on = Увімкнути сповіщення
desk-notes-off = Вимкнути сповіщення
desk-notes-are-on = Сповіщення ввімкнено.
desk-notes-refused = Браузер не дозволяє сповіщення цієї сторінки; змініть це в його налаштуваннях.
desk-notes-scripts = Для сповіщень потрібні скрипти; решта на цій сторінці працює без них.
desk-own-quiet = Ваші тихі години
desk-own-quiet-none = У вас немає тихих годин. У тихі години браузер показує лише те, що не затримується; решту — після їх закінчення.
desk-quiet-from = З
desk-quiet-to = До
desk-zone = Часовий пояс
desk-quiet-set = Зберегти тихі години
desk-quiet-unset = Без тихих годин
desk-when = Коли
desk-acts = Дії
desk-done-acknowledged = підтверджено
desk-done-snoozed = відкладено
desk-done-collecting-stopped = збирання зупинено з наступного циклу
desk-done-collecting-started = збирання відновлено з наступного циклу
desk-done-quiet = тихі години збережено
desk-done-quiet-off = тихих годин більше немає
desk-collecting-page = Як іде збирання, зупинка і запуск
desk-collecting-what = Кожне джерело з адресами: що відповіло, що на черзі й що дає помилку. Зупинене не запитує жодна програма цього сховища, починаючи з наступного циклу.
desk-collecting-all-stopped = Збирання зупинено повністю:
desk-collecting-none = У жодного джерела цього збірника немає адреси для збирання.
desk-stopped-with-all = разом з усіма
desk-last-success = Останній успіх
desk-next-round = у наступному циклі
desk-stop-source = Зупинити
desk-start-source = Запустити
desk-stop-all = Зупинити збирання
desk-start-all = Запустити збирання
desk-word-snoozed = до { $until }
desk-word-stopped = зупинено
desk-word-started = запущено
desk-word-no-quiet = без тихих годин
desk-word-quiet = { $span }; не затримується починаючи з { $least }
desk-word-all-collecting = усе збирання
desk-one-cause =
    { $n ->
        [one] { $n } сповіщення однієї причини
        [few] { $n } сповіщення однієї причини
       *[other] { $n } сповіщень однієї причини
    }
desk-alerts-more-of-cause =
    { $n ->
        [one] І ще { $n } з тієї ж причини.
        [few] І ще { $n } з тієї ж причини.
       *[other] І ще { $n } з тієї ж причини.
    }
desk-n-addresses =
    { $n ->
        [one] { $n } адреса
        [few] { $n } адреси
       *[other] { $n } адрес
    }
desk-failed-times =
    { $n ->
        [one] { $n } помилка поспіль
        [few] { $n } помилки поспіль
       *[other] { $n } помилок поспіль
    }
desk-word-acknowledged =
    { $n ->
        [one] { $n } сповіщення, стан { $state }
        [few] { $n } сповіщення, найвищий стан { $state }
       *[other] { $n } сповіщень, найвищий стан { $state }
    }
desk-people = Люди
desk-people-what = Усі, хто може увійти за цей стіл. Зміна діє з наступного запиту цієї людини; сказане нею лишається.
desk-account-since = Обліковий запис з
desk-log-in-through = Увійти через { $name }
desk-log-in-elsewhere-kept = Введене лишається на цій сторінці. Увійдіть через постачальника на новій сторінці, потім поверніться сюди й продовжуйте.
desk-log-in-go-on = Продовжити: вхід виконано
desk-account-elsewhere = Через постачальника посвідчень, який визначає й роль
desk-account-disable = Вимкнути обліковий запис
desk-account-disable-what = Сеанси завершаться одразу, токени не приймаються, доки запис не ввімкнуть. Сказане людиною лишається.
desk-account-disable-now = Вимкнути
desk-account-enable = Увімкнути обліковий запис
desk-account-disabled = Вимкнено з
desk-done-account-disabled = обліковий запис вимкнено; його сеанси завершено
desk-done-account-enabled = обліковий запис увімкнено
desk-account-removed = Вилучено
desk-account-change-role = Змінити роль
desk-last-seen = остання активність
desk-end-sessions = Завершити всі сеанси
desk-no-sessions = не в системі
desk-password-reset = Скинути пароль
desk-password-reset-what = Усі сеанси цієї людини завершаться. Повідомте їй новий пароль особисто; вона змінить його на своїй сторінці.
desk-account-remove = Вилучити обліковий запис
desk-account-remove-what = Сеанси завершаться одразу, токени цієї людини буде відкликано. Скасувати це не можна; можна створити новий запис.
desk-account-remove-now = Вилучити
desk-account-new = Новий обліковий запис
desk-account-new-what = Читач читає; аналітик також підписує, виправляє й додає; адміністратор також створює облікові записи й токени. Ім’я — те, яким підписують.
desk-account-make = Створити
desk-done-account-added = обліковий запис створено
desk-done-account-role = роль змінено
desk-done-account-password = пароль скинуто; сеанси завершено
desk-done-account-sessions = сеанси завершено
desk-done-account-removed = обліковий запис вилучено
desk-week-expected = За тиждень (очікувалося)
desk-match-score = схожість { $share }
desk-same-day = того самого дня
desk-delay-days = +{ $n ->
        [one] { $n } день
        [few] { $n } дні
       *[many] { $n } днів
    }
desk-lineage-itself = Схожого ранішого тексту немає.
desk-lineage-linked-by-a-later-copy = Пізніший текст повторює обидва.
desk-lineage-near-copy = { $share } сполучень із трьох слів в обох текстах спільні з текстом: { $text }
desk-lineage-contains-copy = { $share } сполучень із трьох слів коротшого тексту є і в тексті: { $text }
desk-lineage-edited-copy = { $share } слів стоять у тому самому порядку, що й у тексті: { $text }
desk-would-stay = { $n ->
        [one] { $n } ознака не змінила б оцінки
        [few] { $n } ознаки не змінили б оцінки
       *[many] { $n } ознак не змінили б оцінки
    }
desk-done-looked = запис не змінено
desk-entry-as-yaml = Редагувати як YAML
desk-entry-as-form = Редагувати у формі
desk-entry-no-form = Поки текст не читається, його не можна показати у формі. Його показано як YAML.
desk-entry-form-note = Наново записуються лише змінені поля; коментарі та порядок решти зберігаються. Зберігається лише збірник, у якому все гаразд.
desk-remark = Примітка
desk-button = Кнопка браузера
desk-button-get = Зберігати сторінки з браузера
desk-button-name = Зберегти в Tocsin
desk-button-what = Зберігає сторінку, яку ви читаєте, у це сховище разом з адресою; виділений текст стає приміткою.
desk-button-bookmark = Закладка
desk-button-bookmark-how = Перетягніть це посилання на панель закладок. На сторінці, яку читаєте, виділіть речення, якщо воно потрібне як примітка, і відкрийте закладку.
desk-button-bookmark-note = Закладка не містить ні пароля, ні токена. Вона відкриває сторінку додавання документа з уже вписаною адресою; до підтвердження нічого не додається. Потім сторінку завантажують звідси.
desk-button-extension = Розширення
desk-button-extension-note = Розширення надсилає сторінку такою, якою її показує браузер, навіть якщо звідси її завантажити не можна. Працює в Chromium, Chrome та Edge, нічого не завантажує ззовні й читає сторінку лише за натисканням кнопки.
desk-button-step-download = Завантажте розширення й розпакуйте його.
desk-button-step-load = Відкрийте сторінку розширень браузера, увімкніть режим розробника й завантажте розпаковану теку.
desk-button-step-token = Отримайте токен на своє ім’я:
desk-button-step-options = Введіть токен у налаштуваннях розширення. Адреса цього робочого місця:
desk-discussion = Обговорення
desk-discussion-open =
    { $n ->
        [one] { $n } відкрита тема
        [few] { $n } відкриті теми
       *[many] { $n } відкритих тем
    }
desk-discussion-about = Про що
desk-discussion-this-assessment = ця оцінка
desk-discussion-answer = Відповісти
desk-discussion-text = Повідомлення
desk-discussion-mention = Кому
desk-discussion-nobody = нікому особисто
desk-discussion-send = Надіслати
desk-discussion-to = кому:
desk-discussion-begin = Почати тему
desk-discussion-hint = Кого ви згадаєте як @Ім’я, побачить тему в черзі, доки не відповість або тему не буде закрито.
desk-discussion-none = Тут ніхто не писав.
desk-discussion-note = { $who } згадує вас
desk-thread-open = відкрита
desk-thread-resolved = закрита
desk-thread-calls-you = Вас згадали
desk-thread-reopens = Відповідь знову відкриє тему.
desk-thread-do-resolve = Закрити тему
desk-thread-do-open = Відкрити знову
desk-queue-mentions = Вас згадали
desk-queue-threads = Відкриті теми
desk-done-written = повідомлення надіслано
desk-done-thread-resolved = тему закрито
desk-done-thread-opened = тему знову відкрито
desk-word-resolved = тему закрито
desk-word-reopened = тему знову відкрито
desk-day-range = Дні
desk-day-range-brush = або проведіть по графіку
desk-day-range-only = Лише опубліковане цими днями
desk-day-range-all = Усі дні
desk-saved-search = збережений пошук
desk-queue-searches = Збережені пошуки з новим
desk-search-new =
    { $n ->
        [one] { $n } новий документ
        [few] { $n } нові документи
       *[many] { $n } нових документів
    }
desk-search-and-more = і більше
desk-search-seen = Позначити переглянутим
desk-search-news = Нове за вашим пошуком «{ $name }»
desk-search-notify = Сповіщати в цьому браузері
desk-done-search-seen = пошук позначено переглянутим
desk-done-search-unseen = пошук знову позначено непереглянутим
