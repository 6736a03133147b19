# The lines of evidence: what was observed, in whose words, what is not known, and what would change the judgement.
evidence-with = { $line } { $more }
evidence-indicator = { $name }: { $why }.
evidence-favours-none = Це не свідчить на користь жодної з гіпотез.
evidence-fits-better = Це краще узгоджується з іншою гіпотезою: «{ $text }».
evidence-tie-site_in_claim = Об’єкт названо в самому твердженні (вага { $weight }).
evidence-tie-event_at_site = Твердження говорить про подію на об’єкті (вага { $weight }).
evidence-tie-site_in_sentence = Об’єкт названо в реченні (вага { $weight }).
evidence-tie-narrative = У твердженні є спостережуваний наратив (вага { $weight }).
evidence-tie-site_in_paragraph = Твердження продовжує сказане про об’єкт (вага { $weight }).
evidence-tie-party_in_area = Одна зі сторін діє в районі об’єкта (вага { $weight }).
evidence-tie-document_about_site = Документ присвячено об’єкту, а речення – одній зі сторін (вага { $weight }).
evidence-base-rate = Із { $n ->
        [one] { $n } минулого випадку
        [few] { $n } минулих випадків
       *[many] { $n } минулих випадків
    }, вирішених до цієї дати, подія в названому місці й у строк { $k ->
        [0] не сталася в жодному
       *[other] сталася у { $k }
    }: вихідна ймовірність { $share }.
evidence-no-past-case = Вирішених минулих випадків на той час не було відомо; вихідна ймовірність загальна, 2 %.
evidence-calmer = Спокійніше пояснення подано в { $n ->
        [one] { $n } твердженні
        [few] { $n } твердженнях
       *[many] { $n } твердженнях
    } з { $origins ->
        [one] { $origins } джерела
        [few] { $origins } джерел
       *[many] { $origins } джерел
    }.
evidence-denial = Спростування подано в { $n ->
        [one] { $n } твердженні
        [few] { $n } твердженнях
       *[many] { $n } твердженнях
    } з { $origins ->
        [one] { $origins } джерела
        [few] { $origins } джерел
       *[many] { $origins } джерел
    }.
evidence-not-stated = Самі документи лишають щось неясним: { $n ->
        [one] { $n } твердження
        [few] { $n } твердження
       *[many] { $n } тверджень
    } із { $origins ->
        [one] { $origins } джерела
        [few] { $origins } джерел
       *[many] { $origins } джерел
    }.
evidence-not-checked = Не вдалося перевірити: { $name } ({ $why }).
evidence-not-checked-many = Не вдалося перевірити ({ $why }): { $names }.
evidence-undated =
    { $n ->
        [one] { $n } документ не датовано, і він не входить
        [few] { $n } документи не датовано, і вони не входять
       *[many] { $n } документів не датовано, і вони не входять
    } до підрахунку за днями: { $names }.
evidence-and-more = { $names } і ще { $n }
evidence-set-only = Документи не називають окремого об’єкта, лише «{ $name }».
evidence-silent-late = Джерело { $source } запізнюється: { $why }.
evidence-silent-thin = Джерело { $source } публікує значно менше, ніж очікувалося: { $why }.
evidence-silent-gone = Джерело { $source } замовкло: { $why }.
evidence-silent-unreachable = Джерело { $source } недоступне: { $why }.
evidence-silent-changed_identity = Джерело { $source }, можливо, змінило власника: { $why }.
evidence-no-gap = Прогалин не знайдено, що незвично: перевірте список відкинутого.
evidence-quote = { $said }: «{ $words }»
evidence-document = документ { $name }
evidence-says = { $voice } повідомляє
evidence-says-of = { $voice } повідомляє (ідеться про: { $who })
evidence-teller-says-of = { $teller } (за повідомленням: { $voice }; ідеться про: { $who })
evidence-reported = { $who } (за повідомленням: { $voice })
evidence-relayed = { $who } (через: { $relays }; за повідомленням: { $voice })
evidence-denying = { $said } — на спростування
evidence-reading = { $group }, { $day }: { $why }
evidence-if-observed = «{ $name }», якщо це спостерігатиметься: { $move }
evidence-if-absent = «{ $name }», якщо відомо, що цього немає: { $move }
evidence-moves = { $now } → { $then }
evidence-stays-at = лишається { $share }
evidence-stays = лишається { $share }
evidence-origins-fall = Джерела цього виявляться одним джерелом або відмовляться від сказаного
evidence-advice-protects = це захищає об’єкти
evidence-advice-no-role = у того, хто радить, немає ролі, відомої збірці
evidence-advice-persons = поради стежити за людьми лише передаються
