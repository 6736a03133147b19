# Що запис каже про себе, рядок за рядком.
explain-heading = { $kind } { $id }: { $title }
explain-kind-document = документ
explain-kind-match = збіг
explain-kind-event = подія
explain-kind-alarm = тривога
explain-source = джерело: { $source }
explain-no-source = джерело: не вказано
explain-published = опубліковано: { $moment }
explain-not-dated = опубліковано: без дати
explain-input = введення: { $name }
explain-address = адреса: { $url }
explain-claim = { $claim }: { $words }
explain-more-claims = { $n ->
        [one] не показано ще { $n } твердження
        [few] не показано ще { $n } твердження
       *[many] не показано ще { $n } тверджень
    }
explain-narrative = наратив: { $narrative }
explain-voice = голос: { $voice }
explain-no-voice = голос: не вирішено
explain-score = оцінка: { $score }
explain-status = статус: { $status }
explain-site = об’єкт: { $site }
explain-no-site = об’єкт: не вказано
explain-state = стан: { $state }
explain-for = за: { $line } { $claims }
explain-against = проти: { $line } { $claims }
explain-alarm = { $problem }, { $moment }
explain-of-document = { $title } ({ $source })
explain-source-unknown = джерело невідоме
explain-hop = { $number }. { $who }{ $cue }{ $how }
explain-who = { $name } = { $id }
explain-cue = , слова передачі «{ $cue }»
explain-carried-over = , перенесено з попереднього речення
explain-outlet = , саме видання
explain-said = позиція: { $stance }; модальність: { $modality }; тип: { $type }; місце в тексті: { $position }
explain-actor = дійова особа: { $value }
explain-quantity = кількість: { $value }
explain-missing = не вказано: { $value }
explain-addressee = адресат: { $value }
explain-adopt-yes = прийнято: так
explain-adopt-no = прийнято: ні
explain-parent = входить до: { $value }
explain-when = коли: «{ $words }» ({ $role }){ $note }
explain-rule = знайдено правилом: { $rule }; { $method }
explain-corrected = виправлено: { $field } = { $value }, ким: { $who }, { $moment }{ $note }
explain-note = : { $note }
