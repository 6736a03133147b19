# Track records of sources and of reported events.
grade-record = підтвердилося { $fine } з { $n ->
        [one] { $n } перевіреного твердження
        [few] { $n } перевірених тверджень
       *[many] { $n } перевірених тверджень
    }
grade-too-few = { $record }; для літери потрібно { $needed }
grade-none = жодного його твердження не перевіряли
grade-confirmed = так кажуть { $n ->
        [one] { $n } незалежне джерело
        [few] { $n } незалежні джерела
       *[many] { $n } незалежних джерел
    } із власними першоджерелами
grade-denied = заперечено в { $n ->
        [one] { $n } твердженні
        [few] { $n } твердженнях
       *[many] { $n } твердженнях
    }; за це – { $origins ->
        [one] { $origins } незалежне джерело
        [few] { $origins } незалежні джерела
       *[many] { $origins } незалежних джерел
    }
grade-one-origin = одне джерело: про достовірність судити не можна
