# How sure a judgement is, and why. A sentence about confidence says nothing of likelihood.
confidence-sentence = Бұл пайымға сенімділік { $level }: { $parts }.
confidence-low = төмен
confidence-moderate = орташа
confidence-high = жоғары
confidence-origins = { $n } тәуелсіз дереккөз
confidence-measured = әдеттегіден жоғары назар өлшенді
confidence-not-measured = әдеттегіден жоғары назар өлшенбеді
confidence-measures-nothing = назар белгілердің қатарында жоқ
confidence-graded = тексерілген тарихы бар дереккөздер бар
confidence-not-graded = тексерілген тарихы бар дереккөз жоқ
confidence-unchecked = { $of } белгінің { $n } тексерілмеді
confidence-checked = { $of } белгі тексерілді
confidence-assumptions = { $n } жорамал
