# What a claim does.
value-stance-asserts = стверджує
value-stance-reports = повідомляє
value-stance-denies = заперечує
value-stance-doubts = сумнівається
value-stance-speculates = припускає
value-stance-asks = запитує
value-stance-not-said = не сказано
value-stance-not-confirmed = не підтверджено

# Types of claims.
value-type-forecast = прогноз
value-type-intent = намір
value-type-accuse = звинувачення
value-type-threaten = погроза
value-type-reject = відмова
value-type-request = прохання
value-type-recommend = рекомендація
value-type-mobilize = розгортання сил
value-type-retreat = відведення сил
value-type-observe = спостереження
value-type-precedent = прецедент
value-type-capability = спроможність
value-type-state = констатація
value-type-explain = пояснення
value-type-frame = подання
value-type-gap = прогалина
value-type-cite = посилання
value-type-ask = запитання

# How sure a claim is.
value-modality-certain = безумовно
value-modality-possible = можливо
value-modality-future = у майбутньому
value-modality-conditional = за умови
value-modality-obligation = зобов’язання
value-modality-not-said = не сказано
value-modality-not-confirmed = не підтверджено

# Where in a text a claim is.
value-position-headline = заголовок
value-position-body = основний текст
value-position-caption = підпис

# Flags of claims.
value-flag-opinion = думка
value-flag-satire = сатира
value-flag-corrected = виправлено
value-flag-attribution-inherited = атрибуцію успадковано
value-flag-attribution-dropped-in-headline = у заголовку джерело опущено
value-flag-accusation-rejected = звинувачення відкинуто
value-flag-hearsay = з чуток
value-flag-impersonal = безособово
value-flag-preclaim = заявлено до події
value-flag-site-weakness = вразливість об’єкта
value-flag-calmer-explanation = спокійніше пояснення

# How a document carries a narrative.
value-voice-promotes = просуває
value-voice-relays = передає
value-voice-exposes = викриває
value-voice-none = немає
value-same-same = той самий
value-same-different = інший
value-same-unsure = не ясно

# Outcomes of claims.
value-outcome-borne-out = підтвердилося
value-outcome-not-borne-out = не підтвердилося
value-outcome-unclear = не ясно

# What of a record is corrected.
value-field-stance = позиція
value-field-type = тип
value-field-modality = модальність
value-field-actor-id = дійова особа
value-field-site-id = об’єкт
value-field-originator = першоджерело
value-field-chain = ланцюжок
value-field-outcome = результат
value-field-claim = твердження
value-field-mention = ім’я
value-field-match = збіг
value-field-entity-id = пов’язано з
value-field-origin-id = взято з
value-field-voice = ставлення до наративу
value-field-same = той самий наратив
value-removed = вилучено
value-nothing = немає
value-itself = сам документ
value-another-text = інший текст

# Names in texts.
value-mention-person = особа
value-mention-organisation = організація
value-mention-outlet = видання
value-mention-state = країна
value-mention-place = місце
value-mention-site = об’єкт
value-mention-group = група

# Kinds of sources, and who controls them.
value-source-outlet = видання
value-source-channel = канал
value-source-agency = агентство
value-source-photo-agency = фотоагентство
value-source-official = офіційне джерело
value-source-author = автор
value-source-satire = сатира
value-source-unknown = невідомо
value-control-state = держава
value-control-party = сторона конфлікту
value-control-independent = незалежний
value-control-unknown = невідомо
value-health-on-time = вчасно
value-health-no-expectation = очікувань не задано
value-health-late = запізнюється
value-health-thin = менше за очікуване
value-health-gone = зник
value-health-unreachable = недоступне
value-health-changed-identity = змінився власник
value-health-not-in-the-casebook = немає в збірнику
value-health-not-watched-long-enough = спостерігається недовго

# Kinds of places.
value-place-continent = континент
value-place-area = місцевість
value-place-country = країна
value-place-region = область
value-place-district = район
value-place-city = місто
value-place-airport = аеропорт
value-place-facility = підприємство
value-place-facility-set = група підприємств
value-place-border = кордон
value-place-body = організація
value-place-name = назва
value-feature-site = об’єкт
value-feature-event = подія
value-feature-occurrence = набір даних

# Kinds of events.
value-event-exercise = навчання
value-event-troop-transfer = перекидання військ
value-event-force-arrival = прибуття сил
value-event-force-deployment = розгортання сил
value-event-scheduled-withdrawal = плановий вивід
value-event-request-for-forces = запит на сили
value-event-appeal-for-dialogue = заклик до діалогу
value-event-abnormal-attention = незвична увага
value-event-narrative-campaign = кампанія наративу
value-event-unrest-with-deaths = заворушення із жертвами
value-event-alleged-destabilisation = імовірна дестабілізація
value-event-attack = напад
value-event-explosion = вибух
value-event-seizure = захоплення
value-event-arrest = арешт
value-event-leak = витік
value-event-evacuation = евакуація
value-event-denial = спростування
value-event-protective-messaging = попередження населення
value-event-historical = історична подія
value-event-threat = погроза
value-event-accusation = звинувачення
value-event-protest = протест
value-event-airspace-closure = закриття повітряного простору
value-event-overflight = проліт
value-event-coup-plot = план перевороту
value-event-sabotage = диверсія
value-event-hoax-call = неправдиве повідомлення
value-event-cyber-attack = кібератака
value-event-support = підтримка

# How an event stands in the claims that report it.
value-status-claimed = зі слів
value-status-claimed-by-party = зі слів сторони
value-status-planned = заплановано
value-status-presupposed = мається на увазі
value-status-historical = у минулому

# What a time in a text is to what is claimed.
value-role-at = час
value-role-since = від цього часу
value-role-deadline = строк
value-role-duration = тривалість

# Why a text was not carried further.
value-reason-nothing-watched = нічого спостережуваного не названо
value-reason-language = мова, яку не читають
value-reason-after-as-of = пізніше за момент зведення
value-reason-same-text = той самий текст, що й раніше
value-reason-far-from-watched = далеко від спостережуваного

# How a text came from another one, and what was found of it.
value-lineage-itself = власний текст
value-lineage-near-copy = майже дослівна копія
value-lineage-contains-copy = містить копію
value-lineage-edited-copy = відредагована копія
value-lineage-revision = нова редакція
value-lineage-translation = переклад
value-lineage-credit = посилання на джерело
value-lineage-credit-and-content = посилання та зміст
value-lineage-linked-by-a-later-copy = пов’язані пізнішою копією
value-lineage-judgement = рішення перевіряльника
value-origin-old-text = старий текст
value-origin-credits-earlier = посилається на раніше джерело
value-origin-says-it-is-older = сам вказує на ранішу дату
value-date-stated = указано у вхідних даних
value-date-markup = указано на сторінці
value-date-none = немає
value-change-edited = змінено
value-change-deleted = видалено

# Parts of a text that are not its author's words.
value-noise-image-filename = ім’я файлу зображення
value-noise-duplicate = повтор
value-noise-caption-credit = підпис до фото
value-noise-comment-form = форма коментаря
value-noise-agency-slug = службовий рядок агентства
value-noise-coda = кінцівка
value-noise-tag-line = рядок міток
value-noise-markup = розмітка

# Types of facilities.
value-site-nuclear-plant = атомна електростанція
value-site-biological-laboratory = біологічна лабораторія
value-site-pipeline = трубопровід
value-site-embassy = посольство
value-site-dam = гребля
value-site-chemical-plant = хімічний завод
value-site-airport = аеропорт
value-site-railway-station = вокзал
value-site-military-base = військова база
value-site-metal-works = металургійний завод
value-site-infrastructure = інфраструктура
value-site-bridge = міст
value-site-ammunition-depot = склад боєприпасів
value-site-river = річка

# States of alarms.
value-alarm-baseline = ЗВИЧАЙНИЙ
value-alarm-note = НОТАТКА
value-alarm-watch = СПОСТЕРЕЖЕННЯ
value-alarm-warning = ПОПЕРЕДЖЕННЯ
value-alarm-critical = КРИТИЧНИЙ
value-alarm-resolved = ЗАВЕРШЕНО

# Lines of the audit log.
value-action-state = стан змінено
value-action-evidence = підстави зафіксовано
value-action-judged = імовірність названо
value-action-signed = підписано
value-action-corrected = виправлено
value-action-resolved = результат записано
value-action-estimated = оцінку записано
value-action-kept-a-search = пошук збережено
value-action-added = документ додано
value-action-withdrawn = відкликано
value-action-made-token = створено токен
value-action-revoked-token = токен відкликано
value-action-refused-tokens = токени відхилено
value-word-correction = виправлення
value-word-signature = підпис
value-word-outcome = результат
value-word-estimate = оцінка
value-word-search = пошук
value-word-token = токен
value-word-claim = твердження
value-word-document = документ
value-word-match = збіг
value-word-mention = ім’я
value-word-alarm = попередня тривога
value-actor-state = держава
value-actor-state-body = державний орган
value-actor-organisation = організація
value-actor-public-official = посадова особа
value-actor-public-correspondent = кореспондент
value-actor-military-contingent = військовий контингент
value-actor-historical-unit = військова частина минулого
value-actor-group = група
value-grade-cc = повністю узгоджується
value-grade-c = частково узгоджується
value-grade-n = нейтрально
value-grade-i = частково суперечить
value-grade-ii = повністю суперечить
value-grade-power = чутливість детектора
value-grade-chance = випадкове спрацювання
value-action-made-account = створено обліковий запис
value-action-removed-account = обліковий запис вилучено
value-action-disabled-account = обліковий запис вимкнено
value-action-enabled-account = обліковий запис увімкнено
value-action-refused-provider = вхід через постачальника відхилено
value-action-changed-role = роль змінено
value-action-changed-password = пароль змінено
value-action-logged-in = вхід
value-action-logged-out = вихід
value-action-refused-passwords = паролі відхилено
value-role-reader = читач
value-role-analyst = аналітик
value-role-admin = адміністратор
value-act-sign = підписати або заперечити
value-act-judge = виправити або вирішити
value-act-search = зберегти пошук
value-act-withdraw = відкликати сказане
value-act-add = додати документ
value-typed-note = Примітка
value-typed-text = Текст
value-typed-title = Заголовок
value-typed-url = Адреса сторінки
value-typed-where = Його адреса
value-typed-source = Джерело
value-typed-published = Опубліковано
value-typed-name = Назва
value-typed-value = Значення
value-action-edited-casebook = збірник змінено
value-action-undid-casebook = зміну збірника скасовано
value-act-entry = змінити збірник
value-act-entry-drop = вилучити чернетку
value-act-entry-undo = скасувати зміну
value-level-error = Помилка
value-level-warning = Попередження
value-section-sources = Джерела
value-section-groups = Групи джерел
value-section-actors = Дійові особи
value-section-sites = Об’єкти
value-section-narratives = Наративи
value-section-reference-classes = Еталонні класи
value-section-problems = Задачі попередження
value-section-targets = Отримувачі сповіщень
value-collecting-stopped = зупинено
value-collecting-never = ще не запитувалося
value-collecting-failing = не відповідає
value-collecting-partly = частково не відповідає
value-collecting-well = працює
value-delivery-delivered = доставлено
value-delivery-failed = не доставлено, буде повторено
value-delivery-given-up = доставку припинено
value-delivery-held = затримано
value-word-acknowledgement = підтвердження
value-word-snooze = відкладення
value-word-collecting = розпорядження про збирання
value-word-quiet-hours = тихі години
value-action-acknowledged = підтверджено
value-action-snoozed = відкладено
value-action-ordered-collecting = збирання зупинено або запущено
value-action-set-quiet-hours = тихі години задано
value-act-acknowledge = підтвердити сповіщення
value-act-snooze = відкласти сповіщення
value-act-collecting = зупинити або запустити збирання
value-act-quiet = задати свої тихі години
value-act-account-add = створити обліковий запис
value-act-account-role = змінити роль
value-act-account-password = скинути пароль
value-act-account-sessions = завершити сеанси
value-act-account-remove = вилучити обліковий запис
value-snooze-length-30m = 30 хвилин
value-snooze-length-1h = 1 година
value-snooze-length-4h = 4 години
value-snooze-length-8h = 8 годин
value-snooze-length-24h = 24 години
value-snooze-length-3d = 3 дні
value-snooze-length-7d = 7 днів
value-advice-address = Виправте адресу у збірнику.
value-advice-kind = За адресою інше; вкажіть адресу самої стрічки або сторінки.
value-advice-identity = Ім’я могло перейти до іншого; перевірте й впишіть номер каналу до збірника.
value-advice-unreachable = Вузол не знайдено; перевірте його ім’я та мережу цієї машини.
value-advice-gone = На сервері цього більше немає; знайдіть нову адресу або приберіть її зі збірника.
value-advice-wait = Сервер просить зачекати або не працює; запит повторюється сам, щораз рідше.
value-advice-public = Доступно лише учасникам; виберіть відкриту сторінку або зупиніть збирання.
value-advice-private = Адреса лежить у приватній мережі; дозволити вузол має той, хто запускає програму.
value-advice-robots = Сайт не дозволяє читання програмам; зупиніть збирання або запитайте власника.
value-advice-large = Відповідь більша за дозволену; виберіть меншу стрічку.
value-advice-other = Запит повторюється сам; якщо помилка лишається, відкрийте адресу в браузері.
value-field-note = примітка
value-word-remark = повідомлення
value-word-thread-mark = позначка теми
value-action-wrote = написано
value-action-marked-a-thread = тему закрито або відкрито знову
value-act-write = надіслати повідомлення
value-act-thread = позначити тему
value-act-search-seen = позначити пошук переглянутим
