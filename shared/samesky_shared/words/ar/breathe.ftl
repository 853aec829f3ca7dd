### ما يقوله عنصر التنفس؛ يأتي معه.

breathe-title = نتنفس معًا
breathe-lead = شهيق مع صعود الضوء، وزفير مع نزوله.
breathe-pattern = كيف
breathe-coherent = بانتظام
breathe-coherent-about = شهيق وزفير، 5.5 في الدقيقة.
breathe-box = مربع
breathe-box-about = شهيق، حبس، زفير، حبس: 4 لكلٍّ.
breathe-four-seven-eight = 4-7-8
breathe-four-seven-eight-about = شهيق 4، حبس 7، زفير 8.
breathe-minutes = لمدة نحو
breathe-min = { $n } د
breathe-who = مع من
breathe-both = كلاكما
breathe-all = كلكم
breathe-own = أنا وحدي
breathe-own-lead = يبقى على هذا الجهاز. لا أحد يرى أنك تتنفس.
breathe-begin = ابدأ
breathe-settle = اجلس كما يريحك.
breathe-in = شهيق
breathe-hold = احبس
breathe-out = زفير
breathe-rest = احبس
breathe-bar-in = شهيق { $n }
breathe-bar-hold = حبس { $n }
breathe-bar-out = زفير { $n }
breathe-bar-rest = حبس { $n }
breathe-parts = نَفَس واحد
breathe-round = النفس { $n } من { $of }.
breathe-with = على النفس نفسه: { $names }.
breathe-alone = يمكن لـ { $names } الانضمام في أي وقت.
breathe-theirs = يتنفس: { $names }.
breathe-join = تنفس معهم
breathe-leave = أتوقف هنا
breathe-pause = إيقاف لكليكما
breathe-pause-all = إيقاف للجميع
breathe-pause-own = إيقاف
breathe-resume = تابع
breathe-end = إنهاء بلطف
breathe-ending = ينتهي مع هذا النفس.
breathe-held = استراحة. يتابع بنفس جديد.
breathe-over = { $n ->
    [one] كان ذلك نَفَسًا واحدًا.
   *[other] عدد الأنفاس: { $n }.
}
breathe-feel = أحسّ به
breathe-as-you-like = اترك الحبس إن طال عليك.
breathe-kind = كن لطيفًا مع نفسك
breathe-kind-lead = ثلاثة تمارين قصيرة. ما تكتبه لك وحدك.
breathe-thought = فكرة ألطف
breathe-thought-1 = أي فكرة ثقيلة الآن؟ اكتبها كما تأتي.
breathe-thought-2 = ماذا تقول لصديق يفكر في نفسه هكذا؟
breathe-thought-3 = ما الذي قد يكون صحيحًا أيضًا؟
breathe-thought-4 = صغها في جملة تستطيع تصديقها اليوم.
breathe-plan = خطة لطيفة
breathe-plan-1 = ما الذي يفيدك في الأيام القادمة، مهما صغر؟
breathe-plan-2 = متى وأين يجد مكانًا؟
breathe-plan-3 = ما الذي قد يعترضه، وماذا تفعل حينها؟
breathe-like = ما أحبه في نفسي
breathe-like-1 = ما الذي فعلته مؤخرًا ويسرّك؟
breathe-like-2 = ما الذي تحبه في طريقتك مع الآخرين؟
breathe-like-3 = ما الذي حملك جسدك خلاله؟
breathe-step = { $n } من { $of }
breathe-next = التالي
breathe-back = رجوع
breathe-only-you = أنت وحدك ترى هذا. لا يغادر هذا الجهاز أبدًا.
breathe-keep = أبقه هنا
breathe-let-go = دعه يذهب
breathe-close = إغلاق
breathe-company = بصحبة
breathe-company-lead = يرى الآخرون أنك تجلس، ولأي تمرين. ولا كلمة أبدًا.
breathe-sit = اجلسوا معًا
breathe-sits = { $name } يجلس: { $what }.
breathe-sits-you = أنت جالس: { $what }. يمكن للآخرين ذلك أيضًا، حتى ليلة الغد.
breathe-sit-too = اجلس أيضًا
breathe-waits = لقد جلست. ينتهي حين يجلس { $names } أيضًا. لا عجلة.
breathe-let-be = لا انتظار بعد
breathe-sat = { $what }. جلستم جميعًا: { $names }.
breathe-notes = ملاحظاتك على هذا الجهاز
breathe-notes-lead = هنا فقط، وتزول حين ينسى هذا الجهاز الغرفة.
breathe-notes-take = خذها معك
breathe-note-wipe = امسحها
breathe-unkept = لا تستطيع هذه الصفحة حفظ شيء. ما تكتبه يزول حين تغلقها.
breathe-kept-breathed = { $pattern }، { $n ->
    [one] نفس واحد
   *[other] الأنفاس: { $n }
}
