# What a claim does.
value-stance-asserts = утверждает
value-stance-reports = сообщает
value-stance-denies = отрицает
value-stance-doubts = сомневается
value-stance-speculates = предполагает
value-stance-asks = спрашивает
value-stance-not-said = не сказано
value-stance-not-confirmed = не подтверждено

# Types of claims.
value-type-forecast = прогноз
value-type-intent = намерение
value-type-accuse = обвинение
value-type-threaten = угроза
value-type-reject = отказ
value-type-request = просьба
value-type-recommend = рекомендация
value-type-mobilize = развёртывание сил
value-type-retreat = отвод сил
value-type-observe = наблюдение
value-type-precedent = прецедент
value-type-capability = возможность
value-type-state = констатация
value-type-explain = объяснение
value-type-frame = подача
value-type-gap = пробел
value-type-cite = ссылка
value-type-ask = вопрос

# How sure a claim is.
value-modality-certain = определённо
value-modality-possible = возможно
value-modality-future = в будущем
value-modality-conditional = при условии
value-modality-obligation = долженствование
value-modality-not-said = не сказано
value-modality-not-confirmed = не подтверждено

# Where in a text a claim is.
value-position-headline = заголовок
value-position-body = основной текст
value-position-caption = подпись

# Flags of claims.
value-flag-opinion = мнение
value-flag-satire = сатира
value-flag-corrected = исправлено
value-flag-attribution-inherited = атрибуция унаследована
value-flag-attribution-dropped-in-headline = в заголовке источник опущен
value-flag-accusation-rejected = обвинение отвергнуто
value-flag-hearsay = со слухов
value-flag-impersonal = безлично
value-flag-preclaim = заявлено до события
value-flag-site-weakness = уязвимость объекта
value-flag-calmer-explanation = более спокойное объяснение

# How a document carries a narrative.
value-voice-promotes = продвигает
value-voice-relays = передаёт
value-voice-exposes = разоблачает
value-voice-none = нет
value-same-same = тот же
value-same-different = другой
value-same-unsure = не ясно

# Outcomes of claims.
value-outcome-borne-out = подтвердилось
value-outcome-not-borne-out = не подтвердилось
value-outcome-unclear = не ясно

# What of a record is corrected.
value-field-stance = позиция
value-field-type = тип
value-field-modality = модальность
value-field-actor-id = действующее лицо
value-field-site-id = объект
value-field-originator = первоисточник
value-field-chain = цепочка
value-field-outcome = исход
value-field-claim = утверждение
value-field-mention = имя
value-field-match = совпадение
value-field-entity-id = связано с
value-field-origin-id = взят из
value-field-voice = отношение к нарративу
value-field-same = тот же нарратив
value-removed = снято
value-nothing = нет
value-itself = сам документ
value-another-text = другой текст

# Names in texts.
value-mention-person = лицо
value-mention-organisation = организация
value-mention-outlet = издание
value-mention-state = страна
value-mention-place = место
value-mention-site = объект
value-mention-group = группа

# Kinds of sources, and who controls them.
value-source-outlet = издание
value-source-channel = канал
value-source-agency = агентство
value-source-photo-agency = фотоагентство
value-source-official = официальный источник
value-source-author = автор
value-source-satire = сатира
value-source-unknown = неизвестно
value-control-state = государство
value-control-party = сторона конфликта
value-control-independent = независимый
value-control-unknown = неизвестно
value-health-on-time = вовремя
value-health-no-expectation = ожидания не заданы
value-health-late = опаздывает
value-health-thin = меньше ожидаемого
value-health-gone = пропал
value-health-unreachable = недоступен
value-health-changed-identity = сменился владелец
value-health-not-in-the-casebook = нет в сборнике
value-health-not-watched-long-enough = наблюдается недолго

# Kinds of places.
value-place-continent = континент
value-place-area = местность
value-place-country = страна
value-place-region = область
value-place-district = район
value-place-city = город
value-place-airport = аэропорт
value-place-facility = предприятие
value-place-facility-set = группа предприятий
value-place-border = граница
value-place-body = организация
value-place-name = название
value-feature-site = объект
value-feature-event = событие
value-feature-occurrence = набор данных

# Kinds of events.
value-event-exercise = учения
value-event-troop-transfer = переброска войск
value-event-force-arrival = прибытие сил
value-event-force-deployment = развёртывание сил
value-event-scheduled-withdrawal = плановый вывод
value-event-request-for-forces = запрос сил
value-event-appeal-for-dialogue = призыв к диалогу
value-event-abnormal-attention = необычное внимание
value-event-narrative-campaign = кампания нарратива
value-event-unrest-with-deaths = беспорядки с жертвами
value-event-alleged-destabilisation = предполагаемая дестабилизация
value-event-attack = нападение
value-event-explosion = взрыв
value-event-seizure = захват
value-event-arrest = арест
value-event-leak = утечка
value-event-evacuation = эвакуация
value-event-denial = опровержение
value-event-protective-messaging = предупреждение населения
value-event-historical = историческое событие
value-event-threat = угроза
value-event-accusation = обвинение
value-event-protest = протест
value-event-airspace-closure = закрытие воздушного пространства
value-event-overflight = пролёт
value-event-coup-plot = план переворота
value-event-sabotage = диверсия
value-event-hoax-call = ложное сообщение
value-event-cyber-attack = кибератака
value-event-support = поддержка

# How an event stands in the claims that report it.
value-status-claimed = со слов
value-status-claimed-by-party = со слов стороны
value-status-planned = намечено
value-status-presupposed = подразумевается
value-status-historical = в прошлом

# What a time in a text is to what is claimed.
value-role-at = время
value-role-since = с этого времени
value-role-deadline = срок
value-role-duration = длительность

# Why a text was not carried further.
value-reason-nothing-watched = ничего наблюдаемого не названо
value-reason-language = язык, который не читается
value-reason-after-as-of = позже момента сводки
value-reason-same-text = тот же текст, что раньше
value-reason-far-from-watched = далеко от наблюдаемого

# How a text came from another one, and what was found of it.
value-lineage-itself = собственный текст
value-lineage-near-copy = почти дословная копия
value-lineage-contains-copy = содержит копию
value-lineage-edited-copy = отредактированная копия
value-lineage-revision = новая редакция
value-lineage-translation = перевод
value-lineage-credit = ссылка на источник
value-lineage-credit-and-content = ссылка и содержание
value-lineage-linked-by-a-later-copy = связаны более поздней копией
value-lineage-judgement = решение проверяющего
value-origin-old-text = старый текст
value-origin-credits-earlier = ссылается на более ранний источник
value-origin-says-it-is-older = сам указывает на более раннюю дату
value-date-stated = указана во входных данных
value-date-markup = указана на странице
value-date-none = нет
value-change-edited = изменено
value-change-deleted = удалено

# Parts of a text that are not its author's words.
value-noise-image-filename = имя файла изображения
value-noise-duplicate = повтор
value-noise-caption-credit = подпись к фото
value-noise-comment-form = форма комментария
value-noise-agency-slug = служебная строка агентства
value-noise-coda = концовка
value-noise-tag-line = строка меток
value-noise-markup = разметка

# Types of facilities.
value-site-nuclear-plant = атомная электростанция
value-site-biological-laboratory = биологическая лаборатория
value-site-pipeline = трубопровод
value-site-embassy = посольство
value-site-dam = плотина
value-site-chemical-plant = химический завод
value-site-airport = аэропорт
value-site-railway-station = вокзал
value-site-military-base = военная база
value-site-metal-works = металлургический завод
value-site-infrastructure = инфраструктура
value-site-bridge = мост
value-site-ammunition-depot = склад боеприпасов
value-site-river = река

# States of alarms.
value-alarm-baseline = ОБЫЧНОЕ
value-alarm-note = ЗАМЕТКА
value-alarm-watch = НАБЛЮДЕНИЕ
value-alarm-warning = ПРЕДУПРЕЖДЕНИЕ
value-alarm-critical = КРИТИЧЕСКОЕ
value-alarm-resolved = ЗАВЕРШЕНО

# Lines of the audit log.
value-action-state = состояние изменено
value-action-evidence = основания зафиксированы
value-action-judged = вероятность названа
value-action-signed = подписано
value-action-corrected = исправлено
value-action-resolved = исход записан
value-action-estimated = оценка записана
value-action-kept-a-search = поиск сохранён
value-action-added = документ добавлен
value-action-withdrawn = отозвано
value-action-made-token = создан токен
value-action-revoked-token = токен отозван
value-action-refused-tokens = токены отклонены
value-word-correction = исправление
value-word-signature = подпись
value-word-outcome = исход
value-word-estimate = оценка
value-word-search = поиск
value-word-token = токен
value-word-claim = утверждение
value-word-document = документ
value-word-match = совпадение
value-word-mention = имя
value-word-alarm = прежняя тревога
value-actor-state = государство
value-actor-state-body = государственный орган
value-actor-organisation = организация
value-actor-public-official = должностное лицо
value-actor-public-correspondent = корреспондент
value-actor-military-contingent = воинский контингент
value-actor-historical-unit = воинская часть прошлого
value-actor-group = группа
value-grade-cc = полностью согласуется
value-grade-c = отчасти согласуется
value-grade-n = нейтрально
value-grade-i = отчасти противоречит
value-grade-ii = полностью противоречит
value-grade-power = чувствительность детектора
value-grade-chance = случайное срабатывание
value-action-made-account = создана учётная запись
value-action-removed-account = учётная запись удалена
value-action-disabled-account = учётная запись отключена
value-action-enabled-account = учётная запись включена
value-action-refused-provider = вход через поставщика отклонён
value-action-changed-role = роль изменена
value-action-changed-password = пароль изменён
value-action-logged-in = вход
value-action-logged-out = выход
value-action-refused-passwords = пароли отклонены
value-role-reader = читатель
value-role-analyst = аналитик
value-role-admin = администратор
value-act-sign = подписать или возразить
value-act-judge = исправить или решить
value-act-search = сохранить поиск
value-act-withdraw = отозвать сказанное
value-act-add = добавить документ
value-typed-note = Примечание
value-typed-text = Текст
value-typed-title = Заголовок
value-typed-url = Адрес страницы
value-typed-where = Его адрес
value-typed-source = Источник
value-typed-published = Опубликовано
value-typed-name = Имя
value-typed-value = Значение
value-action-edited-casebook = сборник изменён
value-action-undid-casebook = изменение сборника отменено
value-act-entry = изменить сборник
value-act-entry-drop = удалить черновик
value-act-entry-undo = отменить изменение
value-level-error = Ошибка
value-level-warning = Предупреждение
value-section-sources = Источники
value-section-groups = Группы источников
value-section-actors = Действующие лица
value-section-sites = Объекты
value-section-narratives = Нарративы
value-section-reference-classes = Эталонные классы
value-section-problems = Задачи предупреждения
value-section-targets = Получатели оповещений
value-collecting-stopped = остановлен
value-collecting-never = ещё не запрашивался
value-collecting-failing = не отвечает
value-collecting-partly = частично не отвечает
value-collecting-well = работает
value-delivery-delivered = доставлено
value-delivery-failed = не доставлено, будет повторено
value-delivery-given-up = доставка прекращена
value-delivery-held = задержано
value-word-acknowledgement = подтверждение
value-word-snooze = отсрочка
value-word-collecting = распоряжение о сборе
value-word-quiet-hours = тихие часы
value-action-acknowledged = подтверждено
value-action-snoozed = отложено
value-action-ordered-collecting = сбор остановлен или запущен
value-action-set-quiet-hours = тихие часы заданы
value-act-acknowledge = подтвердить оповещения
value-act-snooze = отложить оповещения
value-act-collecting = остановить или запустить сбор
value-act-quiet = задать свои тихие часы
value-act-account-add = создать учётную запись
value-act-account-role = сменить роль
value-act-account-password = сбросить пароль
value-act-account-sessions = завершить сеансы
value-act-account-remove = удалить учётную запись
value-snooze-length-30m = 30 минут
value-snooze-length-1h = 1 час
value-snooze-length-4h = 4 часа
value-snooze-length-8h = 8 часов
value-snooze-length-24h = 24 часа
value-snooze-length-3d = 3 дня
value-snooze-length-7d = 7 дней
value-advice-address = Исправьте адрес в сборнике.
value-advice-kind = По адресу находится другое; укажите адрес самой ленты или страницы.
value-advice-identity = Имя могло перейти к другому; проверьте и впишите номер канала в сборник.
value-advice-unreachable = Узел не найден; проверьте его имя и сеть этой машины.
value-advice-gone = На сервере этого больше нет; найдите новый адрес или уберите его из сборника.
value-advice-wait = Сервер просит подождать или не работает; запрос повторяется сам, всё реже.
value-advice-public = Доступно только участникам; выберите открытую страницу или остановите сбор.
value-advice-private = Адрес находится в частной сети; разрешить узел должен тот, кто запускает программу.
value-advice-robots = Сайт не разрешает чтение программам; остановите сбор или спросите владельца.
value-advice-large = Ответ больше допустимого; выберите ленту поменьше.
value-advice-other = Запрос повторяется сам; если ошибка остаётся, откройте адрес в браузере.
value-field-note = примечание
value-word-remark = сообщение
value-word-thread-mark = отметка о теме
value-action-wrote = написано
value-action-marked-a-thread = тема закрыта или открыта снова
value-act-write = отправить сообщение
value-act-thread = отметить тему
value-act-search-seen = отметить поиск просмотренным
