# What was found of an indicator, and what its absence means.
indicator-found-claim = { $origins } дереккөзден { $n } тұжырым
indicator-found-match = { $origins } дереккөзден { $n } сәйкестік
indicator-found-reading = { $origins } дереккөзден { $n } өлшем
indicator-found-event = { $origins } дереккөзден { $n } оқиға
indicator-found-silence = { $n } дереккөз үнсіз қалды
indicator-within-baseline = өлшенді, әдеттегі деңгей шегінде
indicator-no-baseline = нысан үшін әдеттегі деңгей әлі жоқ
indicator-published = барлық дереккөз күтілгендей жариялады
indicator-not-read = бақыланатын бірде-бір дереккөз оқылмаған, сондықтан болмауы дәлел емес
indicator-not-found = ізделді, табылмады
