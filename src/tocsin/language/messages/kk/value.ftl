# What a claim does.
value-stance-asserts = бекітеді
value-stance-reports = хабарлайды
value-stance-denies = жоққа шығарады
value-stance-doubts = күмәнданады
value-stance-speculates = жорамалдайды
value-stance-asks = сұрайды
value-stance-not-said = айтылмаған
value-stance-not-confirmed = расталмаған

# Types of claims.
value-type-forecast = болжам
value-type-intent = ниет
value-type-accuse = айыптау
value-type-threaten = қоқан-лоққы
value-type-reject = бас тарту
value-type-request = өтініш
value-type-recommend = ұсыныс
value-type-mobilize = күштерді жұмылдыру
value-type-retreat = күштерді шығару
value-type-observe = бақылау
value-type-precedent = прецедент
value-type-capability = мүмкіндік
value-type-state = баяндау
value-type-explain = түсіндіру
value-type-frame = астар
value-type-gap = олқылық
value-type-cite = сілтеме
value-type-ask = сұрақ

# How sure a claim is.
value-modality-certain = анық
value-modality-possible = мүмкін
value-modality-future = болашақта
value-modality-conditional = шартты
value-modality-obligation = міндет
value-modality-not-said = айтылмаған
value-modality-not-confirmed = расталмаған

# Where in a text a claim is.
value-position-headline = тақырып
value-position-body = негізгі мәтін
value-position-caption = сурет астындағы жазу

# Flags of claims.
value-flag-opinion = пікір
value-flag-satire = сатира
value-flag-corrected = түзетілген
value-flag-attribution-inherited = сілтеме мұраланған
value-flag-attribution-dropped-in-headline = тақырыпта дереккөз түсіп қалған
value-flag-accusation-rejected = айыптау теріске шығарылған
value-flag-hearsay = қауесет
value-flag-impersonal = жақсыз
value-flag-preclaim = оқиғаға дейін айтылған
value-flag-site-weakness = нысанның осал тұсы
value-flag-calmer-explanation = байсалдырақ түсіндірме

# How a document carries a narrative.
value-voice-promotes = насихаттайды
value-voice-relays = жеткізеді
value-voice-exposes = әшкерелейді
value-voice-none = жоқ
value-same-same = сол
value-same-different = басқа
value-same-unsure = белгісіз

# Outcomes of claims.
value-outcome-borne-out = расталды
value-outcome-not-borne-out = расталмады
value-outcome-unclear = белгісіз

# What of a record is corrected.
value-field-stance = ұстаным
value-field-type = түрі
value-field-modality = модальділік
value-field-actor-id = әрекет етуші
value-field-site-id = нысан
value-field-originator = бастапқы айтушы
value-field-chain = тізбек
value-field-outcome = нәтижесі
value-field-claim = мәлімдеме
value-field-mention = атау
value-field-match = сәйкестік
value-field-entity-id = байланысы
value-field-origin-id = алынған жері
value-field-voice = нарративке қатынасы
value-field-same = сол нарратив
value-removed = алынып тасталған
value-nothing = жоқ
value-itself = құжаттың өзі
value-another-text = басқа мәтін

# Names in texts.
value-mention-person = тұлға
value-mention-organisation = ұйым
value-mention-outlet = басылым
value-mention-state = ел
value-mention-place = орын
value-mention-site = нысан
value-mention-group = топ

# Kinds of sources, and who controls them.
value-source-outlet = басылым
value-source-channel = арна
value-source-agency = агенттік
value-source-photo-agency = фотоагенттік
value-source-official = ресми дереккөз
value-source-author = автор
value-source-satire = сатира
value-source-unknown = белгісіз
value-control-state = мемлекет
value-control-party = қақтығыс тарабы
value-control-independent = тәуелсіз
value-control-unknown = белгісіз
value-health-on-time = уақтылы
value-health-no-expectation = күту белгіленбеген
value-health-late = кешігуде
value-health-thin = күткеннен аз
value-health-gone = жоғалған
value-health-unreachable = қолжетімсіз
value-health-changed-identity = иесі ауысқан
value-health-not-in-the-casebook = жинақта жоқ
value-health-not-watched-long-enough = жақында ғана бақылауға алынған

# Kinds of places.
value-place-continent = құрлық
value-place-area = аймақ
value-place-country = ел
value-place-region = облыс
value-place-district = аудан
value-place-city = қала
value-place-airport = әуежай
value-place-facility = кәсіпорын
value-place-facility-set = кәсіпорындар тобы
value-place-border = шекара
value-place-body = ұйым
value-place-name = атау
value-feature-site = нысан
value-feature-event = оқиға
value-feature-occurrence = деректер жиыны

# Kinds of events.
value-event-exercise = жаттығу
value-event-troop-transfer = әскерді ауыстыру
value-event-force-arrival = күштердің келуі
value-event-force-deployment = күштерді орналастыру
value-event-scheduled-withdrawal = жоспарлы шығару
value-event-request-for-forces = күш сұрау
value-event-appeal-for-dialogue = диалогқа шақыру
value-event-abnormal-attention = әдеттен тыс назар
value-event-narrative-campaign = нарратив науқаны
value-event-unrest-with-deaths = құрбандары бар тәртіпсіздік
value-event-alleged-destabilisation = болжамды тұрақсыздандыру
value-event-attack = шабуыл
value-event-explosion = жарылыс
value-event-seizure = басып алу
value-event-arrest = тұтқындау
value-event-leak = ағу
value-event-evacuation = эвакуация
value-event-denial = теріске шығару
value-event-protective-messaging = халыққа ескерту
value-event-historical = тарихи оқиға
value-event-threat = қоқан-лоққы
value-event-accusation = айыптау
value-event-protest = наразылық
value-event-airspace-closure = әуе кеңістігін жабу
value-event-overflight = үстінен ұшып өту
value-event-coup-plot = төңкеріс жоспары
value-event-sabotage = диверсия
value-event-hoax-call = жалған хабар
value-event-cyber-attack = кибершабуыл
value-event-support = қолдау

# How an event stands in the claims that report it.
value-status-claimed = айтылған
value-status-claimed-by-party = тарап айтқан
value-status-planned = жоспарланған
value-status-presupposed = белгілі деп алынған
value-status-historical = өткен

# What a time in a text is to what is claimed.
value-role-at = уақыты
value-role-since = содан бері
value-role-deadline = мерзімі
value-role-duration = ұзақтығы

# Why a text was not carried further.
value-reason-nothing-watched = бақыланатын ештеңе аталмаған
value-reason-language = оқылмайтын тіл
value-reason-after-as-of = шолу сәтінен кейінгі
value-reason-same-text = бұрынғы мәтінмен бірдей
value-reason-far-from-watched = бақыланатыннан алыс

# How a text came from another one, and what was found of it.
value-lineage-itself = өз мәтіні
value-lineage-near-copy = дерлік сөзбе-сөз көшірме
value-lineage-contains-copy = көшірмесі бар
value-lineage-edited-copy = өңделген көшірме
value-lineage-revision = жаңа нұсқа
value-lineage-translation = аударма
value-lineage-credit = дереккөзге сілтеме
value-lineage-credit-and-content = сілтеме және мазмұн
value-lineage-linked-by-a-later-copy = кейінгі көшірме байланыстырған
value-lineage-judgement = тексерушінің шешімі
value-origin-old-text = ескі мәтін
value-origin-credits-earlier = бұрынғырақ дереккөзге сілтейді
value-origin-says-it-is-older = бұрынырақ жарияланғанын айтады
value-date-stated = кіріс деректерінде көрсетілген
value-date-markup = бетте көрсетілген
value-date-none = жоқ
value-change-edited = өзгертілген
value-change-deleted = жойылған

# Parts of a text that are not its author's words.
value-noise-image-filename = сурет файлының аты
value-noise-duplicate = қайталанған мәтін
value-noise-caption-credit = фото авторы
value-noise-comment-form = пікір формасы
value-noise-agency-slug = агенттік белгісі
value-noise-coda = қорытынды жазба
value-noise-tag-line = белгілер жолы
value-noise-markup = белгілеу

# Types of facilities.
value-site-nuclear-plant = атом электр станциясы
value-site-biological-laboratory = биологиялық зертхана
value-site-pipeline = құбыр
value-site-embassy = елшілік
value-site-dam = бөгет
value-site-chemical-plant = химия зауыты
value-site-airport = әуежай
value-site-railway-station = теміржол вокзалы
value-site-military-base = әскери база
value-site-metal-works = металлургия зауыты
value-site-infrastructure = инфрақұрылым
value-site-bridge = көпір
value-site-ammunition-depot = оқ-дәрі қоймасы
value-site-river = өзен

# States of alarms.
value-alarm-baseline = ӘДЕТТЕГІ
value-alarm-note = НАЗАРДА
value-alarm-watch = БАҚЫЛАУ
value-alarm-warning = ЕСКЕРТУ
value-alarm-critical = СЫНИ
value-alarm-resolved = АЯҚТАЛДЫ

# Lines of the audit log.
value-action-state = күйі өзгерді
value-action-evidence = негіздері бекітілді
value-action-judged = ықтималдық аталды
value-action-signed = қол қойылды
value-action-corrected = түзетілді
value-action-resolved = нәтиже жазылды
value-action-estimated = баға жазылды
value-action-kept-a-search = іздеу сақталды
value-action-added = құжат қосылды
value-action-withdrawn = қайтарып алынды
value-action-made-token = токен жасалды
value-action-revoked-token = токен қайтарып алынды
value-action-refused-tokens = токендер қабылданбады
value-word-correction = түзету
value-word-signature = қолтаңба
value-word-outcome = нәтиже
value-word-estimate = баға
value-word-search = іздеу
value-word-token = токен
value-word-claim = мәлімдеме
value-word-document = құжат
value-word-match = сәйкестік
value-word-mention = атау
value-word-alarm = бұрынғы дабыл
value-actor-state = мемлекет
value-actor-state-body = мемлекеттік орган
value-actor-organisation = ұйым
value-actor-public-official = лауазымды тұлға
value-actor-public-correspondent = тілші
value-actor-military-contingent = әскери контингент
value-actor-historical-unit = бұрынғы әскери бөлім
value-actor-group = топ
value-grade-cc = толық сәйкес
value-grade-c = ішінара сәйкес
value-grade-n = бейтарап
value-grade-i = ішінара қайшы
value-grade-ii = толық қайшы
value-grade-power = детектордың сезімталдығы
value-grade-chance = кездейсоқ іске қосылу
value-action-made-account = есептік жазба жасалды
value-action-removed-account = есептік жазба жойылды
value-action-disabled-account = есептік жазба өшірілді
value-action-enabled-account = есептік жазба қосылды
value-action-refused-provider = провайдер арқылы кіруге рұқсат берілмеді
value-action-changed-role = рөл өзгертілді
value-action-changed-password = құпиясөз өзгертілді
value-action-logged-in = кірді
value-action-logged-out = шықты
value-action-refused-passwords = құпиясөздер қабылданбады
value-role-reader = оқырман
value-role-analyst = талдаушы
value-role-admin = әкімші
value-act-sign = қол қою немесе қарсы болу
value-act-judge = түзету немесе шешу
value-act-search = іздеуді сақтау
value-act-withdraw = айтылғанды қайтарып алу
value-act-add = құжат қосу
value-typed-note = Ескертпе
value-typed-text = Мәтін
value-typed-title = Тақырып
value-typed-url = Бет мекенжайы
value-typed-where = Оның мекенжайы
value-typed-source = Дереккөз
value-typed-published = Жарияланған
value-typed-name = Атауы
value-typed-value = Мәні
value-action-edited-casebook = жинақ өзгертілді
value-action-undid-casebook = жинақтың өзгерісі қайтарылды
value-act-entry = жинақты өзгерту
value-act-entry-drop = жоба мәтінді жою
value-act-entry-undo = өзгерісті қайтару
value-level-error = Қате
value-level-warning = Ескерту
value-section-sources = Дереккөздер
value-section-groups = Дереккөз топтары
value-section-actors = Әрекет етушілер
value-section-sites = Нысандар
value-section-narratives = Нарративтер
value-section-reference-classes = Салыстыру топтары
value-section-problems = Ескерту мәселелері
value-section-targets = Хабарлама алушылар
value-collecting-stopped = тоқтатылған
value-collecting-never = әлі сұралмаған
value-collecting-failing = жауап бермейді
value-collecting-partly = ішінара жауап бермейді
value-collecting-well = жұмыс істейді
value-delivery-delivered = жеткізілді
value-delivery-failed = жеткізілмеді, қайталанады
value-delivery-given-up = жеткізу тоқтатылды
value-delivery-held = ұсталды
value-word-acknowledgement = растау
value-word-snooze = кейінге қалдыру
value-word-collecting = жинау туралы өкім
value-word-quiet-hours = тыныш сағаттар
value-action-acknowledged = расталды
value-action-snoozed = кейінге қалдырылды
value-action-ordered-collecting = жинау тоқтатылды немесе басталды
value-action-set-quiet-hours = тыныш сағаттар қойылды
value-act-acknowledge = хабарландыруларды растау
value-act-snooze = хабарландыруларды кейінге қалдыру
value-act-collecting = жинауды тоқтату немесе бастау
value-act-quiet = тыныш сағаттарыңызды қою
value-act-account-add = есептік жазба ашу
value-act-account-role = рөлді өзгерту
value-act-account-password = құпиясөзді қалпына келтіру
value-act-account-sessions = сеанстарды аяқтау
value-act-account-remove = есептік жазбаны жою
value-snooze-length-30m = 30 минут
value-snooze-length-1h = 1 сағат
value-snooze-length-4h = 4 сағат
value-snooze-length-8h = 8 сағат
value-snooze-length-24h = 24 сағат
value-snooze-length-3d = 3 күн
value-snooze-length-7d = 7 күн
value-advice-address = Жинақтағы мекенжайды түзетіңіз.
value-advice-kind = Бұл мекенжайда басқа нәрсе тұр; таспаның немесе беттің өз мекенжайын жазыңыз.
value-advice-identity = Атау басқаға өткен болуы мүмкін; тексеріп, арна нөмірін жинаққа жазыңыз.
value-advice-unreachable = Хост табылмады; атауын және осы машинаның желісін тексеріңіз.
value-advice-gone = Серверде бұл енді жоқ; жаңа мекенжайын табыңыз немесе жинақтан алып тастаңыз.
value-advice-wait = Сервер күтуді сұрайды немесе істемейді; сұрау өздігінен, барған сайын сирек қайталанады.
value-advice-public = Тек мүшелерге ашық; ашық бетті таңдаңыз немесе тоқтатыңыз.
value-advice-private = Мекенжай жеке желіде; хостқа рұқсатты бағдарламаны іске қосушы береді.
value-advice-robots = Сайт бағдарламаларға оқуға рұқсат бермейді; тоқтатыңыз немесе иесінен сұраңыз.
value-advice-large = Жауап рұқсат етілгеннен үлкен; кішірек таспаны таңдаңыз.
value-advice-other = Сұрау өздігінен қайталанады; қате қалса, мекенжайды браузерде ашыңыз.
value-field-note = ескертпе
value-word-remark = хабар
value-word-thread-mark = тақырып белгісі
value-action-wrote = жазылды
value-action-marked-a-thread = тақырып жабылды не қайта ашылды
value-act-write = хабар жіберу
value-act-thread = тақырыпты белгілеу
value-act-search-seen = іздеуді қаралды деп белгілеу
