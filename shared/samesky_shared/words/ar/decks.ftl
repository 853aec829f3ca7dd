### ما يقوله اختيار الرزمة: المواضيع والرزم الخاصة. تتعلّمه الصفحة مع أول الأسئلة.

## deck

deck-title = المواضيع والرزم
deck-themes = المواضيع
deck-themes-lead = دون اختيار: منها كلها. ويسري ذلك على الجميع هنا.
deck-themes-all = كل المواضيع
theme-days = الحياة اليومية
theme-roots = من أين جئنا
theme-senses = الجسد والحواس
theme-play = لعب وخيال
theme-us = بيننا
theme-apart = على البعد
theme-ahead = ما هو آتٍ
theme-heart = ما يحرّك القلب

questions-bring = إضافة سؤال من عندك
questions-bring-text = سؤالك
questions-bring-depth = ما عمقه؟
questions-bring-add = وضعه في الرزمة
questions-bring-added = هو في الرزمة، لا يراه أحد حتى يُسحب.
questions-deck-everyday = رزمة كل يوم
questions-deck-own = رزمتكم الخاصة ({ $n })
questions-decks = السحب من
