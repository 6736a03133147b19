# The frame of every page.
desk-board = Обзор
desk-attention = Внимание
desk-map = Карта
desk-lineage = Происхождение
desk-narratives = Нарративы
desk-sources = Источники
desk-search = Поиск
desk-audit-log = Журнал действий
desk-add = Добавить
desk-alarms = Тревоги
desk-to-content = К содержанию
desk-pages = Страницы
desk-done = Готово
desk-undo = Отменить
desk-looking-back = Показано прошлое состояние
desk-by-publication = Это дело прочитано за один раз: каждый документ учитывается со дня публикации.
desk-moment-ahead = Выбранный момент ещё не наступил; показано то, что известно сейчас.
desk-to-now = Вернуться к настоящему
desk-as-of = По состоянию на
desk-show = Показать
desk-signing-as = Подписывает
desk-read-only = Только чтение: подписывающий не задан.
desk-keys = Сочетания клавиш
desk-close = Закрыть
desk-connection-lost = Связь потеряна; страница пытается её восстановить.
desk-connected-again = Связь восстановлена.
desk-new-content = На странице есть новое.
desk-show-new = Показать
desk-copied = Скопировано.
desk-next-entry = Следующая запись
desk-previous-entry = Предыдущая запись
desk-open-entry = Открыть запись
desk-same-narrative = Тот же нарратив
desk-different-narrative = Другой нарратив
desk-unsure = Не ясно
desk-copy-citation = Скопировать ссылку на источник
desk-this-list = Этот список

# The same on many pages.
desk-all = все
desk-who = Кто
desk-what = Что
desk-where = Где
desk-source = Источник
desk-owner = Владелец
desk-state = Состояние
desk-language = Язык
desk-languages = Языки
desk-text = Текст
desk-texts = Тексты
desk-day = День
desk-days = Дни
desk-from = С
desk-until = По
desk-site = Объект
desk-group = Группа
desk-narrative = Нарратив
desk-documents = Документы
desk-claim = Утверждение
desk-claims = Утверждения
desk-reference = Основание
desk-why = Почему
desk-moment = Время
desk-note = Примечание
desk-correct = Исправить
desk-withdraw = Отозвать
desk-none = Нет.
desk-nothing-yet = Пока ничего нет.
desk-and-more = и ещё { $n }
desk-source-not-stated = источник не указан
desk-not-dated = без даты
desk-language-unknown = язык не определён
desk-not-stated = не указано
desk-not-known = неизвестно
desk-removed = снято
desk-withdrawn-by = отозвано: { $who }
desk-read-only-why = Здесь можно только читать: подписывающий не задан. Попросите того, кто открыл это рабочее место, открыть его под вашим именем.
desk-not-dated-in-all = { $n } без даты
desk-above-baseline = выше обычного уровня
desk-above-baseline-on = { $day } выше обычного уровня
desk-measured = измерено
desk-hours = ч

# What was done, when a form was sent.
desk-done-signed = подписано
desk-done-dissent = несогласие сохранено
desk-done-kept = сохранено
desk-done-search = поиск сохранён
desk-done-withdrawn = отозвано
desk-done-added = прочитано документов: { $read }, называют наблюдаемое: { $touched }
desk-done-added-later = прочитано документов: { $read }, называют наблюдаемое: { $touched }, не учтено из-за более поздней даты: { $later }

# What is wrong, as the headline of a page.
desk-wrong-unreadable = Запрос не выполнить
desk-wrong-not-done = Не выполнено
desk-wrong-not-here = Не найдено
desk-wrong-address = Неверный адрес
desk-wrong-store = Хранилище недоступно
desk-wrong-other = Произошла ошибка
desk-to-board = Перейти к обзору
desk-back-to-page = Вернуться на страницу

# Board.
desk-how-assessed = Оценки сделаны при последнем запуске; открытие страницы ничего не пересчитывает.
desk-dissents = Не согласен: { $who }
desk-horizon-until = До
desk-days-left =
    { $n ->
        [one] остался { $n } день
        [few] осталось { $n } дня
       *[other] осталось { $n } дней
    }
desk-passed = срок истёк
desk-imminent = ближайшие дни:
desk-outlets =
    { $n ->
        [one] { $n } издание
        [few] { $n } издания
       *[other] { $n } изданий
    }
desk-origins =
    { $n ->
        [one] { $n } независимый источник
        [few] { $n } независимых источника
       *[other] { $n } независимых источников
    }
desk-last-day = За последние сутки
desk-assessed = Оценено
desk-not-concerned = Пока ни один документ этого не касается.
desk-no-problems = В этом сборнике пока нет задач предупреждения.
desk-latest-documents = Последние документы
desk-nothing-touched = Пока ни один документ не касается наблюдаемых объектов и нарративов.
desk-needs-review = Нужна проверка
desk-matches-to-review =
    { $n ->
        [one] { $n } совпадение на проверку
        [few] { $n } совпадения на проверку
       *[other] { $n } совпадений на проверку
    }
desk-nothing-to-review = Проверять нечего.
desk-need-attention =
    { $n ->
        [one] { $n } из { $all } требует внимания.
        [few] { $n } из { $all } требуют внимания.
       *[other] { $n } из { $all } требуют внимания.
    }
desk-all-as-expected = Все источники публикуют как ожидалось, либо от них ничего не ждут.
desk-all-sources = Все источники
desk-proposed = предложено:

# Problem.
desk-imminent-window = Ближайшие дни:
desk-horizon = Горизонт до
desk-no-earlier = В хранилище нет более ранней оценки.
desk-on-this-page = На этой странице
desk-for-and-against = За и против
desk-for = За
desk-against = Против
desk-why-this-state = Почему это состояние
desk-how-moved = Вероятность во времени
desk-how-moved-note = Вероятность и её диапазон от оценки к оценке.
desk-rival-explanations = Конкурирующие объяснения
desk-hypothesis = Гипотеза
desk-range = Диапазон
desk-indicators-fit = Признаки и их согласие с каждым объяснением
desk-indicators = Признаки
desk-indicator = Признак
desk-observed = Наблюдается
desk-diagnosticity = Различающая сила
desk-yes = да
desk-absent-expected = нет, хотя ожидался
desk-no = нет
desk-grades-note = CC, C: согласуется полностью, отчасти. N: нейтрально. I, II: противоречит отчасти, полностью. Признак, согласный со всеми объяснениями, ничего не различает.
desk-change-mind = Что изменило бы оценку
desk-would-raise = Повысило бы вероятность
desk-would-lower = Понизило бы вероятность
desk-nothing-declared = В сборнике ничего не указано.
desk-sensitivity = Чувствительность: вероятность при изменении одного условия
desk-if = Изменение
desk-gaps = Пробелы
desk-watch-list = Защитный список
desk-protect = Защитить
desk-do = Действие
desk-notify = Сообщить
desk-assumptions = Ключевые допущения
desk-no-assumptions = Не записаны: спросите почему.
desk-sign-off = Подпись
desk-latest-only = Подписать можно только последнюю оценку.
desk-you-dissent = Вы не согласны с этой оценкой.
desk-you-signed-first = Вы подписали; должен подписать ещё один человек.
desk-you-signed = Вы подписали эту оценку.
desk-note-dissent = Примечание (для несогласия обязательно)
desk-sign-as = Подписать как { $who }
desk-dissent = Не согласиться
desk-earlier-assessments = Прежние оценки
desk-against-assessment = По сравнению с оценкой от { $day }
desk-likelihood = Вероятность
desk-compare = Сравнить
desk-no-evidence = Признаков не найдено.

# Claim.
desk-removed-by-person = Проверяющий снял это утверждение.
desk-marks-note = Выделено: утверждение. Подчёркнуто: кто говорит. Пунктир: слова, указывающие на говорящего.
desk-chain = Цепочка атрибуции
desk-what-it-is = Свойства
desk-actor = Действующее лицо
desk-quantity = Количество
desk-missing = Не хватает
desk-addressee = Адресат
desk-time = Время действия
desk-rule = Правило
desk-characters = знаки с { $a } по { $b }
desk-matched-narratives = Совпадающие нарративы
desk-text-origin = Происхождение текста
desk-lineage-later = Происхождение будет прослежено при следующей оценке.
desk-review-history = История проверки
desk-cite-or-correct = Цитирование и исправление
desk-citation = Цитата
desk-correct-claim = Исправить утверждение
desk-correction-note = Исправление важнее правила, сохраняется при повторных запусках и учитывается со следующей оценки.
desk-chain-note = Цепочка пишется с первоисточника: a -> b или «A через B», с идентификаторами или именами из сборника; новое:ИМЯ, если имени в сборнике нет; «voice», если это говорит само издание.
desk-remove = Снять
desk-no-site = нет
desk-carried-over = унаследовано

# Document.
desk-seen = сохранён
desk-date-from = дата
desk-forwarded-from = переслано из
desk-not-read = утверждения не извлекались
desk-unread-nothing-watched = в тексте не названо ничего из наблюдаемого
desk-unread-failed = прочитать не удалось
desk-part-shown = Знаки с { $a } по { $b } из { $n }.
desk-part-before = Предыдущая часть
desk-part-after = Следующая часть
desk-not-authors = не слова автора
desk-document-origin = Происхождение
desk-edits = Правки
desk-no-claims = Утверждений в документе не найдено.
desk-names-linked = Имена и связанные записи
desk-not-linked = не связано
desk-link-to = Запись
desk-correct-origin = Исправить происхождение
desk-origin-id = Идентификатор документа, из которого взят текст, или «itself»
desk-document-id = Идентификатор этого документа: { $id }.

# Lineage.
desk-families-note = Тексты за последние дни ({ $n }) с общим первоисточником. Самый ранний из сохранённых текстов не всегда первоисточник.
desk-first-seen = Впервые замечено
desk-published-by = Кем опубликовано
desk-followed-by = Затем
desk-no-families = Пока нет текстов с общим первоисточником; происхождение прослеживается при каждой оценке.
desk-credited-to = Со ссылкой на { $who }; сам исходный текст не сохранён.
desk-texts-owners =
    { $n ->
        [one] { $n } текст
        [few] { $n } текста
       *[other] { $n } текстов
    }, { $o ->
        [one] { $o } владелец
        [few] { $o } владельца
       *[other] { $o } владельцев
    }
desk-family-note = Круг: первоисточник. Квадрат: взятый из него текст. По строке на владельца, время слева направо.
desk-family-picture = Тексты с общим первоисточником по владельцам; первый: { $day }
desk-first-and-followers = Порядок публикации
desk-after = Задержка
desk-how-found = Основание вывода
desk-first = первый
desk-numbers-differ = Числа расходятся
desk-own-text = Более ранний текст с этими словами не сохранён.
desk-taken-from = Взят из
desk-not-captured = не сохранён
desk-an-earlier-text = более раннего текста
desk-more-same-origin =
    { $n ->
        [one] ещё { $n } текст с тем же первоисточником
        [few] ещё { $n } текста с тем же первоисточником
       *[other] ещё { $n } текстов с тем же первоисточником
    }

# Map.
desk-earlier = Раньше
desk-later = Позже
desk-play = Пуск
desk-stop = Стоп
desk-documents-up-to = Документы по
desk-map-drawn-note = Закрашенный круг: объект, тем больше, чем больше документов. Кольцо: событие из утверждений. Точка: запись набора данных. Щёлкните точку, чтобы увидеть подробности.
desk-map-outside =
    { $n ->
        [one] { $n } точка лежит слишком далеко от остальных и на карте не показана; она есть в списке.
        [few] { $n } точки лежат слишком далеко от остальных и на карте не показаны; они есть в списке.
       *[many] { $n } точек лежат слишком далеко от остальных и на карте не показаны; они есть в списке.
    }
desk-map-note = Квадрат: объект, тем больше, чем больше документов. Кольцо: внимание выше обычного уровня. Ромб: событие из утверждений. Точка: запись набора данных.
desk-on-the-map = Записи на карте
desk-placed-in-area = показано в местности, где находится
desk-map-empty = В документах за эти дни нет мест.
desk-in-documents =
    { $n ->
        [one] в { $n } документе
        [few] в { $n } документах
       *[other] в { $n } документах
    }
desk-in-documents-above =
    { $n ->
        [one] в { $n } документе
        [few] в { $n } документах
       *[other] в { $n } документах
    }; внимание выше обычного уровня

# Site.
desk-known-since = Известно с
desk-of-gazetteer = из справочника мест; в сборнике нет
desk-watched-by = Задачи предупреждения:
desk-documents-naming = Документы, где назван объект

# Narratives.
desk-catalogued-narratives = Нарративы каталога
desk-catalogue-note = Наличие нарратива в списке не говорит ни о том, кто распространяет его сейчас, ни о том, правдив ли он.
desk-to-review = На проверку
desk-no-narrative-matched = Пока ни один документ не совпал с нарративом.
desk-narratives-unmatched =
    { $n ->
        [one] { $n } нарратив без совпадений
        [few] { $n } нарратива без совпадений
       *[other] { $n } нарративов без совпадений
    }
desk-symmetric = Стороны утверждают это друг о друге.
desk-part-of = Часть нарратива
desk-its-parts = Части
desk-earlier-occurrences = Прежние случаи
desk-no-occurrences = Прежние случаи не записаны.
desk-rebuttals = Опровержения
desk-no-rebuttals = Опровержения не записаны.
desk-review = Совпадения на проверку
desk-review-note = Тот же ли это нарратив? Клавиши: s — тот же, d — другой, u — не ясно, j и k — переход.
desk-carriers = Документы с этим нарративом
desk-no-carriers = Таких документов нет.
desk-open = на проверку
desk-change-decision = Изменить решение

# Attention.
desk-nothing-written = За эти дни документов об этом нет.
desk-silent-groups = Нет документов от групп
desk-expected-from = ожидается от
desk-expected-to = ожидается до
desk-series-note = Столбцы: документы за день, перепечатки считаются один раз. Полоса: ожидаемый диапазон, в нём около девяти дней из десяти. Треугольник: порог тревоги пройден. Серое: большинство источников не получено.
desk-group-sources = Источники группы
desk-written-on = Документы за { $day }
desk-counted = Учтено независимых источников: { $o }; документов: { $n }.
desk-none-counted = В этот день документов этой группы не учтено.
desk-no-day-above = Ни один день не был выше обычного уровня.
desk-day-by-day = По дням
desk-expected = Ожидается
desk-expected-range = Ожидаемый диапазон
desk-coverage = Получено источников
desk-alarm = Тревога
desk-not-ready = история слишком коротка

# Search.
desk-search-words = Слова в любой форме, на любом поддерживаемом языке
desk-search-note = Нужны все слова. "слово" точно как написано, -слово исключить, одно OR другое, нача* начало слова.
desk-no-text-found = Подходящих текстов нет.
desk-texts-searched = Поиск шёл по текстам ({ $n }): утверждения извлечены из { $r }, не извлекались из { $u }.
desk-captures-without-text = { $o } из { $n } сохранённых записей не имеют текста; по ним поиск не шёл.
desk-filters-narrow = Поиск ограничен и условиями выше.
desk-more = Показать ещё
desk-save-search-as = Сохранить поиск под именем
desk-save = Сохранить
desk-saved-searches = Сохранённые поиски

# Sources.
desk-documents-in-all =
    { $n ->
        [one] Всего { $n } документ
        [few] Всего { $n } документа
       *[other] Всего { $n } документов
    }, за неделю { $w }
desk-are-expected = ожидается { $n }
desk-last-document = последний { $day }
desk-no-last-document = датированных нет
desk-documents-a-day = Документов в день
desk-track-record = Оценка надёжности
desk-track-note = Буква дана по шкале Адмиралтейства и учитывает утверждения, исход которых записал человек. F значит, что надёжность неизвестна; это не средняя оценка.
desk-in-casebook = В сборнике
desk-kind = Вид
desk-control = Контроль
desk-in-groups = В группах:
desk-not-in-casebook = В сборнике его нет.
desk-edits-deletions = Правки и удаления
desk-last = Последний
desk-never = никогда

# Audit log.
desk-log-not-in-order = Журнал повреждён:
desk-lines-in-order =
    { $n ->
        [one] { $n } запись, журнал цел.
        [few] { $n } записи, журнал цел.
       *[other] { $n } записей, журнал цел.
    }
desk-log-digest = Контрольная сумма последней записи: { $d }. Сохраните её в другом месте.
desk-download = Скачать
desk-number = №
desk-about = Запись
desk-in-words = Содержание
desk-no-lines = Записей пока нет.
desk-earlier-lines = Более ранние записи
desk-outcome-with = происшествие произошло: { $where }
desk-outcome-without = происшествия не было: { $where }
desk-agrees = согласие
desk-disagrees = несогласие
desk-taken-back = отозвано: { $kind }
desk-corrected-value = { $field }: { $value }

# Add a document.
desk-add-document = Добавить документ
desk-add-note = Документ читается сразу, записывается в журнал под вашим именем и учитывается со следующей оценки. Укажите одно из трёх.
desk-page-address = Адрес страницы (она будет загружена)
desk-file = Файл
desk-what-is-known = Известные сведения
desk-published = Опубликован (UTC)
desk-title = Заголовок
desk-its-address = Адрес документа

# Реестр оценок.
desk-ledger = Реестр оценок
desk-ledger-what = Все вероятности, которые назвали программа или аналитик, и чем дело кончилось. Реестр читается из журнала: из него ничего нельзя убрать, а исправление становится новой записью.
desk-ledger-fared = Насколько точны были оценки
desk-ledger-figures = Оценки
desk-ledger-resolved = С исходом
desk-ledger-outcomes = Исходы
desk-ledger-brier = Оценка Брайера
desk-ledger-log = Логарифмическая оценка
desk-ledger-skill = Преимущество
desk-ledger-all = Все вместе
desk-ledger-scores = Чем меньше оценка Брайера и логарифмическая оценка, тем лучше. Преимущество сравнивает с постоянным ответом по базовой частоте: больше нуля значит лучше.
desk-ledger-not-enough = Исходов слишком мало, чтобы судить: нужно не меньше { $n }.
desk-ledger-calibration = Оценки и то, что произошло
desk-ledger-said = Названная вероятность
desk-ledger-mean = Средняя вероятность
desk-ledger-share = Доля с происшествием
desk-ledger-problem = Вопрос
desk-ledger-until = До
desk-ledger-outcome = Исход
desk-ledger-open = открыт
desk-ledger-incident = происшествие произошло
desk-ledger-no-incident = происшествия не было
desk-ledger-empty = Пока не названа ни одна вероятность.
desk-ledger-more =
    { $n ->
        [one] Ещё { $n } более ранняя оценка есть в файлах для скачивания.
        [few] Ещё { $n } более ранние оценки есть в файлах для скачивания.
       *[many] Ещё { $n } более ранних оценок есть в файлах для скачивания.
    }
desk-rests-on = опирается на утверждения: { $claims }, тексты: { $texts }, захваты: { $captures }; дайджест каждого сохранён
desk-judged = { $percent } % (от { $low } % до { $high } %); состояние { $state }

desk-board-heard = Сообщают
desk-board-unmoved = без изменений
desk-day-before = днём раньше
desk-day-after = днём позже

# Queue.
desk-queue = Очередь
desk-queue-what = Всё, что ждёт решения человека. Одна клавиша — решение, затем показывается следующее; решение можно отменить.
desk-queue-alarms = Тревоги на подпись
desk-queue-no-alarms = Ни одна тревога не ждёт подписи.
desk-queue-no-matches = Ни одно совпадение не ждёт решения.
desk-queue-sources = Источники, требующие внимания
desk-queue-earlier = Прежние решения по этому нарративу
desk-queue-next = Далее в очереди

# Actors.
desk-actors = Действующие лица
desk-actors-quiet = Действующих лиц сборника, которые в этих текстах ничего не говорят: { $n }
desk-actor-note = Утверждения, исходящие от этого действующего лица, как их передают документы. Упоминание утверждения не значит, что оно верно.
desk-actor-days = Утверждений за день
desk-actor-through = Через кого
desk-actor-stance = Отношение сообщений по месяцам
desk-month = Месяц
desk-actor-says = Что говорит это действующее лицо
desk-actor-of = Что другие говорят об этом действующем лице
desk-ledger-reliability = Надёжность
desk-ledger-spread = Оценки по исходам
desk-ratios = Что говорят исходы об общей таблице
desk-ratios-what = Каждая степень означает вероятность того, что признак наблюдается. В каждой оценке используется число эксперта; число по исходам стоит рядом и ничего не заменяет.
desk-ratios-few = Данных недостаточно: { $n } из { $needed } исходов.
desk-ratios-grade = Степень
desk-ratios-class = Класс
desk-ratios-all = все классы
desk-ratios-expert = Эксперт
desk-ratios-learned = По исходам
desk-ratios-trials = Испытания
desk-fired = Когда бы сработало
desk-fired-what = В какие дни прошлого этого хранилища правило сработало бы по текстам в том виде, как они прочитаны. Дни — по времени публикации, UTC.
desk-fired-rate = Сработало в { $n } из { $days } дней ({ $first } – { $last }), { $rate } в месяц.
desk-fired-false = Ложных: { $rate } в месяц; дней, о которых можно судить: { $n }.
desk-fired-false-unknown = Сколько из них ложных, неизвестно.
desk-fired-never = Не сработало ни в один день.
desk-fired-more = Более ранних дней, которые не показаны: { $n }.
desk-fired-status = Статус: { $status }
desk-fired-label = Пометка: срабатывало { $rate } дней в месяц за { $days } дней { $over }.
desk-status-experimental = экспериментальное
desk-status-test = проверено на своих текстах
desk-status-stable = устойчивое
desk-rules = Правила

# Что выгружается.
desk-export = Экспорт
desk-export-what = Экспорт — один файл. В нём только подписанные тревоги, если не запрошены черновики, и ничего с меткой TLP:RED.
desk-export-since = Получено начиная с
desk-export-drafts = Вместе с черновиками
desk-export-highest = Самая строгая метка
desk-export-unmarked = Документы без метки считать
desk-export-format = Формат
desk-export-note = Хранилище до 1000 документов для экспорта оценивается заново. Из большего, а также если заполнено «Получено начиная с», тревоги выгружаются такими, какими их оценили в последний раз. Формат из нескольких файлов выгружается архивом.
desk-format-stix = для платформ анализа угроз
desk-format-misp = события для MISP
desk-format-cap = публичные оповещения
desk-format-csv = таблицы для электронных таблиц
desk-format-xlsx = одна книга
desk-format-parquet = таблицы для анализа данных
desk-format-jsonl = каждая запись так, как она хранится
desk-format-geojson = карта
desk-format-ftm = сущности для расследований
desk-table-csv = Скачать в CSV
desk-brief = Справка
desk-brief-whole = Справка целиком
desk-brief-public = Вид для публики

# Просмотр рядом со списком и переход.
desk-inspector = Просмотр
desk-inspector-back = Назад
desk-inspector-whole = Открыть страницу целиком
desk-inspect = Показать запись рядом со списком
desk-jump = Перейти к
desk-jump-what = Имя, идентификатор или несколько слов
desk-jump-nothing = Ничего с таким именем нет.
desk-jump-search = Искать во всех текстах
desk-page = Страница
desk-document = Документ
desk-fired-was-false = сработало ложно
desk-fired-was-right = сработало верно
desk-heard = Утверждения по происхождению
desk-heard-who = От кого
desk-heard-denied = Опровержения
desk-heard-note = Считаются утверждения в документах, где назван объект или нарратив задачи, по первому звену цепочки. Светлая часть полосы: опровержения.
desk-collecting = Сбор
desk-address = Адрес
desk-last-fetched = Последний запрос
desk-next-due = Следующий запрос
desk-failures = Ошибок подряд
desk-log-in = Войти
desk-log-out = Выйти
desk-log-in-kept = Сеанс завершён. Введённое сохранено: войдите, и его можно будет отправить.
desk-log-in-note = Сеанс завершается через полчаса без действий и через двенадцать часов.
desk-account-name = Имя
desk-password = Пароль
desk-role = Роль
desk-own-account = Ваша учётная запись
desk-password-since = Пароль изменён
desk-change-password = Сменить пароль
desk-password-note = Не менее 12 знаков; лучше всего несколько не связанных друг с другом слов. Остальные ваши сеансы завершатся.
desk-password-present = Текущий пароль
desk-password-fresh = Новый пароль
desk-sessions = Сеансы
desk-sessions-note = Сеансы во всех других браузерах можно завершить.
desk-log-out-others = Выйти везде, кроме этого браузера
desk-reading-as = Просмотр под именем
desk-session-ended = Ваш сеанс завершён.
desk-send-again = Отправить ещё раз
desk-send-again-why = Пока ничего не сделано, и ничего не потеряно. Вы собирались: { $what }. Проверьте и отправьте.
desk-send-now = Отправить
desk-file-again = Выберите файл ещё раз
desk-done-password = пароль изменён
desk-done-others-out = остальные ваши сеансы завершены
desk-casebook = Сборник
desk-casebook-read-only = Этот сборник поставляется с программой или недоступен для записи, поэтому здесь он не меняется. Скопируйте его, распакуйте и откройте рабочее место с копией.
desk-casebook-copy = Скачать копию
desk-entry-new = Новая запись
desk-entry-included = из подключённого сборника
desk-entry-history = Последние изменения
desk-entry-saved = изменено
desk-entry-undone = отменено
desk-entry-line = строка { $n }
desk-entry-fired = когда правило сработало бы
desk-entry-moved = Кто-то изменил эту запись после того, как вы начали. Ниже стоит то, что есть сейчас, затем ваш текст; сохранение заменит текущее.
desk-entry-sound = С этим текстом сборник в порядке.
desk-entry-unsound = С этим текстом сборник не в порядке. Текст хранится как ваш черновик и ничего не меняет.
desk-entry-findings = Замечания
desk-entry-text = Запись в YAML
desk-entry-check = Проверить и показать разницу
desk-entry-save = Сохранить
desk-entry-note = Комментарии и порядок сохраняются. Сохраняется только сборник, который в порядке; пустой текст удаляет запись.
desk-entry-drop = Удалить черновик
desk-entry-difference = Что изменится
desk-done-draft = черновик сохранён
desk-done-draft-unsound = не сохранено; оставлено как черновик
desk-done-draft-gone = черновик удалён
desk-done-entry = сборник изменён
desk-done-entry-undone = возвращена прежняя версия
desk-entry-past = На прошлом этого хранилища
desk-entry-past-what = Сколько дней срабатывают задача и её признаки сейчас и с этим черновиком. Тексты берутся так, как были прочитаны.
desk-entry-past-try = Проверить на прошлом этого хранилища
desk-entry-rule = Правило
desk-entry-days-before = Дней сейчас
desk-entry-days-after = Дней потом
desk-entry-days-come = Новые дни
desk-entry-days-gone = Выпавшие дни
desk-alerts = Оповещения
desk-alerts-what = Каждая задача выше обычного уровня. Подтвердите то, что вы видели, или отложите: до указанного срока о нём ничего не отправляется. Переход в более высокое состояние снова открывает оповещение.
desk-alerts-none = Ни одна задача не выше обычного уровня.
desk-alerts-red = тревога с пометкой TLP:RED
desk-alert-open = не подтверждено
desk-alert-since = выше обычного уровня с
desk-alert-to = Кому
desk-alert-message = Сообщение
desk-one-cause-why = Одна причина: каждая из этих задач следит за тем же, за чем и первая:
desk-only-this = Только это
desk-acknowledge = Подтвердить
desk-acknowledge-all = Подтвердить все
desk-acknowledged = Подтверждение:
desk-snooze = Отложить
desk-snooze-all = Отложить все
desk-snoozed = Отложено
desk-snooze-for = На срок
desk-snooze-until = или до (UTC)
desk-snooze-ended = Срок отсрочки истёк
desk-end-snooze = Закончить сейчас
desk-snoozed-until = до
desk-held-back = Задержано
desk-held-back-what = Ничего из этого не пропадает: каждое сообщение отправляется в первом же цикле после срока.
desk-held-none = Ничего не задержано.
desk-held-since = Задержано с
desk-sent-after = Отправка после
desk-delivered-last = Последние сообщения
desk-receivers = Кого оповещают
desk-receivers-none = В сборнике нет получателей; ничего не отправляется.
desk-receiver-from = начиная с
desk-quiet-hours = тихие часы
desk-breaks-through = Не задерживается начиная с
desk-quiet-now = Сейчас тихо, до
desk-no-quiet = Без тихих часов.
desk-own-notes = Уведомления в этом браузере
desk-own-notes-what = Пока открыта страница этого стола, браузер показывает новые неподтверждённые оповещения. Они приходят только от этого стола и не передаются никакой службе. Для тревог с пометкой TLP:RED показывается только состояние.
desk-notes-on = Включить уведомления
desk-notes-off = Выключить уведомления
desk-notes-are-on = Уведомления включены.
desk-notes-refused = Браузер не разрешает уведомления этой страницы; измените это в его настройках.
desk-notes-scripts = Для уведомлений нужны скрипты; всё остальное на этой странице работает без них.
desk-own-quiet = Ваши тихие часы
desk-own-quiet-none = У вас нет тихих часов. В тихие часы браузер показывает только то, что не задерживается; остальное — после их окончания.
desk-quiet-from = С
desk-quiet-to = По
desk-zone = Часовой пояс
desk-quiet-set = Сохранить тихие часы
desk-quiet-unset = Без тихих часов
desk-when = Когда
desk-acts = Действия
desk-done-acknowledged = подтверждено
desk-done-snoozed = отложено
desk-done-collecting-stopped = сбор остановлен со следующего цикла
desk-done-collecting-started = сбор возобновлён со следующего цикла
desk-done-quiet = тихие часы сохранены
desk-done-quiet-off = тихих часов больше нет
desk-collecting-page = Как идёт сбор, остановка и запуск
desk-collecting-what = Каждый источник с адресами: что ответило, что на очереди и что даёт ошибку. Остановленное не запрашивает ни одна программа этого хранилища, начиная со следующего цикла.
desk-collecting-all-stopped = Сбор остановлен полностью:
desk-collecting-none = Ни у одного источника этого сборника нет адреса для сбора.
desk-stopped-with-all = вместе со всеми
desk-last-success = Последний успех
desk-next-round = в следующем цикле
desk-stop-source = Остановить
desk-start-source = Запустить
desk-stop-all = Остановить сбор
desk-start-all = Запустить сбор
desk-word-snoozed = до { $until }
desk-word-stopped = остановлено
desk-word-started = запущено
desk-word-no-quiet = без тихих часов
desk-word-quiet = { $span }; не задерживается начиная с { $least }
desk-word-all-collecting = весь сбор
desk-one-cause =
    { $n ->
        [one] { $n } оповещение одной причины
        [few] { $n } оповещения одной причины
       *[other] { $n } оповещений одной причины
    }
desk-alerts-more-of-cause =
    { $n ->
        [one] И ещё { $n } по той же причине.
        [few] И ещё { $n } по той же причине.
       *[other] И ещё { $n } по той же причине.
    }
desk-n-addresses =
    { $n ->
        [one] { $n } адрес
        [few] { $n } адреса
       *[other] { $n } адресов
    }
desk-failed-times =
    { $n ->
        [one] { $n } ошибка подряд
        [few] { $n } ошибки подряд
       *[other] { $n } ошибок подряд
    }
desk-word-acknowledged =
    { $n ->
        [one] { $n } оповещение, состояние { $state }
        [few] { $n } оповещения, высшее состояние { $state }
       *[other] { $n } оповещений, высшее состояние { $state }
    }
desk-people = Люди
desk-people-what = Все, кто может войти за этот стол. Изменение действует со следующего запроса этого человека; сказанное им остаётся.
desk-account-since = Учётная запись с
desk-log-in-through = Войти через { $name }
desk-log-in-elsewhere-kept = Введённое остаётся на этой странице. Войдите через поставщика на новой странице, затем вернитесь сюда и продолжите.
desk-log-in-go-on = Продолжить: вход выполнен
desk-account-elsewhere = Через поставщика удостоверений, который задаёт и роль
desk-account-disable = Отключить учётную запись
desk-account-disable-what = Сеансы завершатся сразу, токены не принимаются, пока запись не включат. Сказанное человеком остаётся.
desk-account-disable-now = Отключить
desk-account-enable = Включить учётную запись
desk-account-disabled = Отключена с
desk-done-account-disabled = учётная запись отключена; её сеансы завершены
desk-done-account-enabled = учётная запись включена
desk-account-removed = Удалена
desk-account-change-role = Сменить роль
desk-last-seen = последняя активность
desk-end-sessions = Завершить все сеансы
desk-no-sessions = не в системе
desk-password-reset = Сбросить пароль
desk-password-reset-what = Все сеансы этого человека завершатся. Сообщите ему новый пароль лично; он сменит его на своей странице.
desk-account-remove = Удалить учётную запись
desk-account-remove-what = Сеансы завершатся сразу, токены этого человека будут отозваны. Отменить это нельзя; можно создать новую запись.
desk-account-remove-now = Удалить
desk-account-new = Новая учётная запись
desk-account-new-what = Читатель читает; аналитик также подписывает, исправляет и добавляет; администратор также создаёт учётные записи и токены. Имя — то, которым подписывают.
desk-account-make = Создать
desk-done-account-added = учётная запись создана
desk-done-account-role = роль изменена
desk-done-account-password = пароль сброшен; сеансы завершены
desk-done-account-sessions = сеансы завершены
desk-done-account-removed = учётная запись удалена
desk-week-expected = За неделю (ожидалось)
desk-match-score = сходство { $share }
desk-same-day = в тот же день
desk-delay-days = +{ $n ->
        [one] { $n } день
        [few] { $n } дня
       *[many] { $n } дней
    }
desk-lineage-itself = Похожего более раннего текста нет.
desk-lineage-linked-by-a-later-copy = Более поздний текст повторяет оба.
desk-lineage-near-copy = { $share } сочетаний из трёх слов в обоих текстах общие с текстом: { $text }
desk-lineage-contains-copy = { $share } сочетаний из трёх слов более короткого текста есть и в тексте: { $text }
desk-lineage-edited-copy = { $share } слов стоят в том же порядке, что и в тексте: { $text }
desk-would-stay = { $n ->
        [one] { $n } признак не изменил бы оценку
        [few] { $n } признака не изменили бы оценку
       *[many] { $n } признаков не изменили бы оценку
    }
desk-done-looked = запись не изменена
desk-entry-as-yaml = Редактировать как YAML
desk-entry-as-form = Редактировать в форме
desk-entry-no-form = Пока текст не читается, его нельзя показать в форме. Он показан как YAML.
desk-entry-form-note = Заново записываются только изменённые поля; комментарии и порядок остальных сохраняются. Сохраняется только сборник, который в порядке.
desk-remark = Примечание
desk-button = Кнопка браузера
desk-button-get = Сохранять страницы из браузера
desk-button-name = Сохранить в Tocsin
desk-button-what = Сохраняет читаемую страницу в это хранилище вместе с адресом; выделенный текст становится примечанием.
desk-button-bookmark = Закладка
desk-button-bookmark-how = Перетащите эту ссылку на панель закладок. На читаемой странице выделите предложение, если оно нужно как примечание, и откройте закладку.
desk-button-bookmark-note = Закладка не содержит ни пароля, ни токена. Она открывает страницу добавления документа с уже вписанным адресом; до подтверждения ничего не добавляется. Затем страница загружается отсюда.
desk-button-extension = Расширение
desk-button-extension-note = Расширение отправляет страницу такой, какой её показывает браузер, в том числе если отсюда её загрузить нельзя. Работает в Chromium, Chrome и Edge, ничего не загружает извне и читает страницу только по нажатию кнопки.
desk-button-step-download = Скачайте расширение и распакуйте его.
desk-button-step-load = Откройте страницу расширений браузера, включите режим разработчика и загрузите распакованную папку.
desk-button-step-token = Получите токен на своё имя:
desk-button-step-options = Введите токен в настройках расширения. Адрес этого рабочего места:
desk-discussion = Обсуждение
desk-discussion-open =
    { $n ->
        [one] { $n } открытая тема
        [few] { $n } открытые темы
       *[many] { $n } открытых тем
    }
desk-discussion-about = О чём
desk-discussion-this-assessment = эта оценка
desk-discussion-answer = Ответить
desk-discussion-text = Сообщение
desk-discussion-mention = Кому
desk-discussion-nobody = никому лично
desk-discussion-send = Отправить
desk-discussion-to = кому:
desk-discussion-begin = Начать тему
desk-discussion-hint = Кого вы упомянете как @Имя, увидит тему в очереди, пока не ответит или тема не будет закрыта.
desk-discussion-none = Здесь никто не писал.
desk-discussion-note = { $who } упоминает вас
desk-thread-open = открыта
desk-thread-resolved = закрыта
desk-thread-calls-you = Вас упомянули
desk-thread-reopens = Ответ снова откроет тему.
desk-thread-do-resolve = Закрыть тему
desk-thread-do-open = Открыть снова
desk-queue-mentions = Вас упомянули
desk-queue-threads = Открытые темы
desk-done-written = сообщение отправлено
desk-done-thread-resolved = тема закрыта
desk-done-thread-opened = тема снова открыта
desk-word-resolved = тема закрыта
desk-word-reopened = тема снова открыта
desk-day-range = Дни
desk-day-range-brush = или проведите по графику
desk-day-range-only = Только опубликованное в эти дни
desk-day-range-all = Все дни
desk-saved-search = сохранённый поиск
desk-queue-searches = Сохранённые поиски с новым
desk-search-new =
    { $n ->
        [one] { $n } новый документ
        [few] { $n } новых документа
       *[many] { $n } новых документов
    }
desk-search-and-more = и больше
desk-search-seen = Отметить просмотренным
desk-search-news = Новое по вашему поиску «{ $name }»
desk-search-notify = Уведомлять в этом браузере
desk-done-search-seen = поиск отмечен просмотренным
desk-done-search-unseen = поиск снова отмечен непросмотренным
