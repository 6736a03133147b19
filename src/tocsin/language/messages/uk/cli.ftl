# Що друкує командний рядок про запуски, обходи й тривоги.
cli-parts = { $parts }.
cli-read = прочитано документів: { $n }
cli-refused = відхилено: { $n }
cli-taken = прийнято документів: { $n }
cli-touching = стосуються спостережуваного: { $n }
cli-read-whole = прочитано повністю: { $n }
cli-claims = { $n ->
        [one] { $n } твердження
        [few] { $n } твердження
       *[many] { $n } тверджень
    }
cli-listed = подій зі списків: { $n }
cli-records-left-out = Документи, твердження та інші записи такого великого сховища не пишуться поруч зі зведенням, як і файли підключуваних модулів; їх дає --records.
cli-not-read = Не прочитано, і чому:
cli-old-texts = Останній текст від { $latest }, а оцінка на { $judged }: для неї такі давні тексти не є свідченням. Щоб оцінити день текстів, задайте --as-of { $latest }.
cli-brief = Зведення: { $html } і { $markdown }
cli-no-alarm = Жоден документ не стосується спостережуваного об’єкта чи наративу.
cli-named-days = документи називають дні з { $start } по { $end }; горизонт: до { $horizon }
cli-horizon = горизонт: до { $horizon }
cli-sides = доводів за: { $n }, проти: { $against }, прогалин: { $gaps }
cli-looked-at = переглянуто: { $n }
cli-edited = змінено: { $n }
cli-deleted = видалено: { $n }
cli-failures = { $n ->
        [one] { $n } збій
        [few] { $n } збої
       *[many] { $n } збоїв
    }
cli-round = { $at } { $parts }
cli-why = : { $why }
cli-delivered = доставлено: { $target }
cli-held = відкладено на тихі години: { $target }
cli-held-snoozed = відкладено до строку: { $target }
cli-failed = не доставлено: { $target }, нова спроба о { $again }{ $why }
cli-given-up = спроби припинено, не доставлено: { $target }{ $why }
cli-stopped = зупинено; та сама команда продовжить звідси
cli-waits-for = у це сховище читає інша програма ({ $holder }); очікування
