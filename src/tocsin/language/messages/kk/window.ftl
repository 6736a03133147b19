# Where the days of a window come from.
window-own = мәселенің өз көкжиегі, { $days } күн
window-own-since = мәселенің өз көкжиегі, { $days } күн, { $day } күнінен бастап
window-and = { $one }; { $other }
window-more = тағы { $n } тұжырымдама
window-publication = «{ $raw }»: { $end }, жарияланған күннен бастап
window-as_of = «{ $raw }»: { $end }, шолу сәтінен бастап, өйткені мәтінде күн жоқ
window-absolute = «{ $raw }»: { $end }, мәтіндегі күн
window-none = «{ $raw }»: { $end }, байланыссыз
