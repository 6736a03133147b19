# What differs from the assessment before.
change-state = Ұсынылған күй { $when } сәтінде { $before } еді, қазір { $now }.
change-likelihood = Ықтималдық { $before } ({ $words }) еді, қазір { $now } ({ $words_now }).
change-rival = { $hypothesis }: { $before } еді, { $now } болды.
change-origins = Тәуелсіз дереккөздер: бұрын { $before }, қазір { $now }.
change-horizon = Көкжиек { $before } күні аяқталатын еді, енді { $now } күні аяқталады.
change-signed = Қол қойды: { $who }.
change-dissent = Ерекше пікір: { $who }.
change-nothing = { $when } сәтінен бері ештеңе өзгерген жоқ.
change-checked = Енді тексеріледі, бұрын тексерілмеген: { $name }.
change-not-checked = Енді тексерілмейді: { $name }.
change-observed = Енді байқалады: { $name } ({ $why }).
change-not-observed = Енді байқалмайды: { $name } ({ $why }).
change-grown = Күшейді, { $n } жаңа дереккөз қосылды: { $name } ({ $why }).
change-shrunk = Әлсіреді, { $n } дереккөз кеміді: { $name } ({ $why }).
