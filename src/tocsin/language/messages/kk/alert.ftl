# Хабарлама: мәселенің күйі өзгергенде жіберілетін мәтін. Телефоннан оқылатын қарапайым жолдар.
alert-title = { $state } ({ $signed }): { $problem }
alert-case = Іс: { $case }
alert-place = Орны: { $places }
alert-no-place = Орны: көрсетілмеген
alert-for = Жақтайды: { $line }
alert-for-none = Жақтайтын дәлел жоқ.
alert-against = Қарсы: { $line }
alert-against-none = Қарсы дәлел жоқ.
alert-more = { $line } (тағы { $n } жол)
alert-cited = { $words } [{ $claim }]
alert-horizon = Көкжиек: { $day } күніне дейін.
alert-head = Журнал: { $head } (хабарламаны сақтаңыз: журнал кейін өзгертілген-өзгертілмегенін осыдан көруге болады)
alert-look = Толығырақ: шолу; жұмыс үстелі, /problem/{ $problem }; немесе tocsin explain { $problem } --store STORE
alert-test-title = Tocsin: сынақ
alert-test = Бұл сынақ. Ештеңе болған жоқ.
