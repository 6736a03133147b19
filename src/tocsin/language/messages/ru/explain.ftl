# Что запись говорит о себе, строка за строкой.
explain-heading = { $kind } { $id }: { $title }
explain-kind-document = документ
explain-kind-match = совпадение
explain-kind-event = событие
explain-kind-alarm = тревога
explain-source = источник: { $source }
explain-no-source = источник: не указан
explain-published = опубликовано: { $moment }
explain-not-dated = опубликовано: без даты
explain-input = ввод: { $name }
explain-address = адрес: { $url }
explain-claim = { $claim }: { $words }
explain-more-claims = { $n ->
        [one] не показано ещё { $n } утверждение
        [few] не показаны ещё { $n } утверждения
       *[many] не показано ещё { $n } утверждений
    }
explain-narrative = нарратив: { $narrative }
explain-voice = голос: { $voice }
explain-no-voice = голос: не решено
explain-score = оценка: { $score }
explain-status = статус: { $status }
explain-site = объект: { $site }
explain-no-site = объект: не указан
explain-state = состояние: { $state }
explain-for = за: { $line } { $claims }
explain-against = против: { $line } { $claims }
explain-alarm = { $problem }, { $moment }
explain-of-document = { $title } ({ $source })
explain-source-unknown = источник неизвестен
explain-hop = { $number }. { $who }{ $cue }{ $how }
explain-who = { $name } = { $id }
explain-cue = , слова передачи «{ $cue }»
explain-carried-over = , перенесено из предыдущего предложения
explain-outlet = , само издание
explain-said = позиция: { $stance }; модальность: { $modality }; тип: { $type }; место в тексте: { $position }
explain-actor = действующее лицо: { $value }
explain-quantity = количество: { $value }
explain-missing = не указано: { $value }
explain-addressee = адресат: { $value }
explain-adopt-yes = принято: да
explain-adopt-no = принято: нет
explain-parent = входит в: { $value }
explain-when = когда: «{ $words }» ({ $role }){ $note }
explain-rule = найдено правилом: { $rule }; { $method }
explain-corrected = исправлено: { $field } = { $value }, кем: { $who }, { $moment }{ $note }
explain-note = : { $note }
