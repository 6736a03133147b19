# The warning states and the written conditions of each.
state-name-BASELINE = ЗВИЧАЙНИЙ (BASELINE)
state-name-NOTE = НОТАТКА (NOTE)
state-name-WATCH = СПОСТЕРЕЖЕННЯ (WATCH)
state-name-WARNING = ПОПЕРЕДЖЕННЯ (WARNING)
state-name-CRITICAL = КРИТИЧНИЙ (CRITICAL)
state-name-RESOLVED = ВИРІШЕНО (RESOLVED)
state-and = { $one }; { $other }
state-touched =
    { $n ->
        [one] { $n } документ називає
        [few] { $n } документи називають
       *[many] { $n } документів називають
    } об’єкт або наратив задачі
state-not-touched = жоден документ не називає об’єкта чи наративу задачі
state-meets = у { $n ->
        [one] { $n } документі
        [few] { $n } документах
       *[many] { $n } документах
    } наратив із каталогу пов’язано з об’єктом
state-not-meets = жоден наратив із каталогу не пов’язано з об’єктом
state-capability =
    { $n ->
        [one] { $n } твердження говорить
        [few] { $n } твердження говорять
       *[many] { $n } тверджень говорять
    } про спроможність, строк або день
state-no-capability = жодне твердження не говорить про спроможність, строк або день у межах горизонту
state-high = нижній край діапазону – { $low }, про сам об’єкт говорять { $n ->
        [one] { $n } незалежне джерело
        [few] { $n } незалежні джерела
       *[many] { $n } незалежних джерел
    }, увага вища за звичайний рівень
state-likelihood = імовірність { $share }
state-not-warning = не ПОПЕРЕДЖЕННЯ (WARNING): { $lacking }
state-low-short = нижній край діапазону – { $low }, а потрібно { $needed }
state-origins-short = про сам об’єкт – { $n ->
        [one] { $n } незалежне джерело
        [few] { $n } незалежні джерела
       *[many] { $n } незалежних джерел
    }, а потрібно { $needed }
state-no-origins = про сам об’єкт немає жодного незалежного джерела, а потрібно { $needed }
state-not-measured = уваги, вищої за звичайний рівень, не виміряно
state-measures-nothing = жодна ознака задачі не враховує виміряної уваги
state-left = стан { $state } знято { $day }, { $ago ->
        [one] { $ago } день
        [few] { $ago } дні
       *[many] { $ago } днів
    } тому; без нового джерела його не вводять знову раніше ніж за { $within ->
        [one] { $within } день
        [few] { $within } дні
       *[many] { $within } днів
    }
state-resolved-with = вирішено { $day } ({ $who }): подія сталася – { $reference }
state-resolved-without = вирішено { $day } ({ $who }): події не було – { $reference }
state-expired = горизонт закінчився { $day }: попередження втратило чинність, нове почнуть лише пізніші документи
