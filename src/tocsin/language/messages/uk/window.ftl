# Where the days of a window come from.
window-own = власний горизонт задачі, { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    }
window-own-since = власний горизонт задачі, { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    }, відлік від { $day }
window-and = { $one }; { $other }
window-more = ще { $n ->
        [one] { $n } формулювання
        [few] { $n } формулювання
       *[many] { $n } формулювань
    }
window-publication = «{ $raw }»: { $end }, відлік від публікації
window-as_of = «{ $raw }»: { $end }, відлік від моменту зведення, текст не має дати
window-absolute = «{ $raw }»: { $end }, дата в тексті
window-none = «{ $raw }»: { $end }, без прив’язки
