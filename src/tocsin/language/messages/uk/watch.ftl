# What a day showed against what was expected, and which sources fell silent.
watch-not-heard = більшість джерел групи не чути
watch-few-heard = не готово: вчасно чути лише { $share } % джерел групи
watch-wrote-nothing = не готово: того дня група нічого не опублікувала
watch-nothing-for-a-day = не готово: група добу нічого не публікувала
watch-newcomers = не готово: помітна частина йде від джерел, яких чути менш як чотири тижні
watch-few-days = не готово: { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    } із публікаціями, для звичайного рівня потрібно { $needed }
watch-observed = спостережено { $observed } за очікуваних { $expected ->
        [0] менш ніж 0,1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    }; загалом група публікувала { $output }
watch-as-expected = приблизно як очікувалося
watch-times-expected = у { NUMBER($times, minimumFractionDigits: 1) } раза більше за очікуване
watch-crossed = { $reading }; перевищено рівень однієї хибної тривоги за { $length } днів
watch-few-hours = не готово: від першого повідомлення групи { $hours ->
        [one] { $hours } минула година
        [few] { $hours } минуло години
       *[many] { $hours } минуло годин
    }, потрібно { $needed }
watch-hour = за цю годину { $observed } за очікуваних { $expected ->
        [0] менш ніж 0,1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    }; група публікувала у { NUMBER($times, minimumFractionDigits: 1) } раза більше за очікуване на годину
watch-tempo =
    { $observed ->
        [one] { $observed } подія
        [few] { $observed } події
       *[many] { $observed } подій
    } у переліку; за попередніми днями очікувалося { $expected ->
        [0] менш ніж 0,1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    }
watch-tempo-empty = не готово: у наборі даних немає подій за { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    }
watch-tempo-few-days = не готово: набір даних охоплює { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    }, для звичайного рівня потрібно { $needed }
watch-silence =
    { $n ->
        [one] { $n } документ
        [few] { $n } документи
       *[many] { $n } документів
    } від { $since } за очікуваних { $expected ->
        [0] менш ніж 0,1
       *[other] { NUMBER($expected, minimumFractionDigits: 1) }
    }
watch-fetch-failed = поспіль { $n ->
        [one] { $n } невдача
        [few] { $n } невдачі
       *[many] { $n } невдач
    }: { $note }
watch-handle-changed = ім’я { $handle } у { $platform } належало { $day } номеру { $number }, а не { $wanted }
watch-first-time = уперше за { $n ->
        [one] { $n } згадку
        [few] { $n } згадки
       *[many] { $n } згадок
    } спостережуваних об’єктів від { $since }
watch-together = разом у межах години публікували { $n ->
        [one] { $n } раз
        [few] { $n } рази
       *[many] { $n } разів
    } за { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    }, випадково вийшло б { NUMBER($expected, minimumFractionDigits: 1) }
