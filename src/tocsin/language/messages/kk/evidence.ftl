# The lines of evidence: what was observed, in whose words, what is not known, and what would change the judgement.
evidence-with = { $line } { $more }
evidence-indicator = { $name }: { $why }.
evidence-favours-none = Бұл гипотезалардың ешқайсысын қолдамайды.
evidence-fits-better = Бұл басқа болжамға жақынырақ: «{ $text }».
evidence-tie-site_in_claim = Нысан тұжырымның өзінде аталған (салмағы { $weight }).
evidence-tie-event_at_site = Тұжырым нысандағы оқиға туралы (салмағы { $weight }).
evidence-tie-site_in_sentence = Нысан сөйлемде аталған (салмағы { $weight }).
evidence-tie-narrative = Тұжырымда бақыланатын нарратив бар (салмағы { $weight }).
evidence-tie-site_in_paragraph = Тұжырым бұған дейін аталған нысан туралы ойды жалғастырады (салмағы { $weight }).
evidence-tie-party_in_area = Тараптардың бірі нысан маңында әрекет етеді (салмағы { $weight }).
evidence-tie-document_about_site = Құжат нысан туралы, ал сөйлем тараптардың бірі туралы (салмағы { $weight }).
evidence-base-rate = Осы күнге дейін шешілген { $n } өткен жағдайдың { $k ->
        [0] ешқайсысында аталған жерде, мерзімінде оқыс оқиға болған жоқ
       *[other] { $k } рет аталған жерде, мерзімінде оқыс оқиға болды
    }: бастапқы ықтималдық { $share }.
evidence-no-past-case = Ол кезге дейін шешілген өткен оқиға белгілі болмаған; бастапқы ықтималдық жалпы, 2 %.
evidence-calmer = { $origins } дереккөздің { $n } тұжырымында сабырлырақ түсіндірме берілген.
evidence-denial = { $origins } дереккөздің { $n } тұжырымында теріске шығару бар.
evidence-not-stated = Құжаттардың өзінде белгісіз қалған нәрсе бар: { $origins } дереккөздің { $n } тұжырымы.
evidence-not-checked = Тексеру мүмкін болмады: { $name } ({ $why }).
evidence-not-checked-many = Тексеру мүмкін болмады ({ $why }): { $names }.
evidence-undated = { $n } құжаттың күні жоқ, күндік санаққа кірмейді: { $names }.
evidence-and-more = { $names } және тағы { $n }
evidence-set-only = Құжаттарда жеке нысан аталмаған, тек «{ $name }» аталған.
evidence-silent-late = { $source } дереккөзі кешігіп жатыр: { $why }.
evidence-silent-thin = { $source } дереккөзі күтілгеннен әлдеқайда аз жариялайды: { $why }.
evidence-silent-gone = { $source } дереккөзі үнсіз қалды: { $why }.
evidence-silent-unreachable = { $source } дереккөзі қолжетімсіз: { $why }.
evidence-silent-changed_identity = { $source } дереккөзінің иесі ауысқан болуы мүмкін: { $why }.
evidence-no-gap = Олқылық табылмады, бұл әдеттегідей емес: қабылданбағандар тізімін тексеріңіз.
evidence-quote = { $said }: «{ $words }»
evidence-document = { $name } құжаты
evidence-says = { $voice } хабарлайды
evidence-says-of = { $voice } хабарлайды (сөз болған тарап: { $who })
evidence-teller-says-of = { $teller } (хабарлаған: { $voice }; сөз болған тарап: { $who })
evidence-reported = { $who } (хабарлаған: { $voice })
evidence-relayed = { $who } (арқылы: { $relays }; хабарлаған: { $voice })
evidence-reading = { $group }, { $day }: { $why }
evidence-if-observed = «{ $name }», егер байқалса: { $move }
evidence-if-absent = «{ $name }», егер оның жоқ екені белгілі болса: { $move }
evidence-moves = { $now } → { $then }
evidence-stays-at = { $share } болып қалады
evidence-stays = { $share } болып қалады
evidence-origins-fall = Мұның артындағы дереккөздер бір дереккөз болып шықса немесе айтқанынан бас тартса
evidence-advice-protects = бұл нысандарды қорғайды
evidence-advice-no-role = кеңес берушінің жинақта белгілі рөлі жоқ
evidence-advice-persons = адамдарды бақылау туралы кеңестер тек жеткізіледі
