# What was found of an indicator, and what its absence means.
indicator-found-claim =
    { $n ->
        [one] { $n } твердження
        [few] { $n } твердження
       *[many] { $n } тверджень
    } з { $origins ->
        [one] { $origins } джерела
        [few] { $origins } джерел
       *[many] { $origins } джерел
    }
indicator-found-match =
    { $n ->
        [one] { $n } збіг
        [few] { $n } збіги
       *[many] { $n } збігів
    } з { $origins ->
        [one] { $origins } джерела
        [few] { $origins } джерел
       *[many] { $origins } джерел
    }
indicator-found-reading =
    { $n ->
        [one] { $n } вимірювання
        [few] { $n } вимірювання
       *[many] { $n } вимірювань
    } з { $origins ->
        [one] { $origins } джерела
        [few] { $origins } джерел
       *[many] { $origins } джерел
    }
indicator-found-event =
    { $n ->
        [one] { $n } подія
        [few] { $n } події
       *[many] { $n } подій
    } з { $origins ->
        [one] { $origins } джерела
        [few] { $origins } джерел
       *[many] { $origins } джерел
    }
indicator-found-silence =
    { $n ->
        [one] { $n } джерело замовкло
        [few] { $n } джерела замовкли
       *[many] { $n } джерел замовкли
    }
indicator-within-baseline = виміряно, у межах звичайного рівня
indicator-no-baseline = для об’єкта поки немає звичайного рівня
indicator-published = усі джерела публікували як очікувалося
indicator-not-read = жодного спостережуваного джерела не прочитано, тому відсутність нічого не доводить
indicator-not-found = шукали й не знайшли
