### ما يقوله عنصر اللحظات؛ يأتي معه.

moment-title = لحظة معًا
moment-lead = ثلاثة، اثنان، واحد: صورة لكل منكم في اللحظة نفسها، جنبًا إلى جنب. تُحفظ حين تعجبكم جميعًا.
moment-gather = التقطوا واحدة الآن
moment-gather-away = يستطيع { $names } إضافة صورة لاحقًا.
moment-camera = شغّل كاميرتي
moment-camera-off = أطفئها
moment-camera-none = لا كاميرا هنا، أو لا يُسمح باستعمالها. صورة من هذا الجهاز أو بطاقة تكفي أيضًا.
moment-file = اختر صورة
moment-file-none = ليست هذه صورة تُقرأ هنا.
moment-card = ارسم بطاقة
moment-ready = أنا مستعدّ
moment-ready-again = مرّة أخرى
moment-ready-waits = أنت مستعدّ. بانتظار { $names }.
moment-ready-others = { $many ->
        [one] { $names } مستعدّ.
       *[other] { $names } مستعدّون.
    }
moment-alone = التقط صورتي الآن
moment-counts = انظر إلى الكاميرا
moment-mine = هي لك وحدك حتى تعطيها.
moment-words = ما فيها، لمن لا يراها
moment-give = أعطها للشريط
moment-giving = في الطريق
moment-given = صورتك وصلت. تُفتح الصور كلها في اللحظة نفسها.
moment-given-away = صورتك وصلت. يستطيع { $names } الإضافة لاحقًا، ثم تُفتح كلها في اللحظة نفسها.
moment-other = أعط غيرها
moment-without = تابع دون { $name }
moment-without-me = لست في هذه
moment-not-in = هذه دونك.
moment-keep = احفظه
moment-yes = تودّ حفظه. يُحفظ حين يقول الجميع ذلك.
moment-again = التقطوه ثانية
moment-let-go = دعه يمضي
moment-kept = حُفظ.
moment-out = أخرج صورتي
moment-out-lead = تذهب صورتك عندئذ عند الجميع وإلى الأبد. تبقى صور الآخرين.
moment-out-sure = أخرجها
moment-this-day = في مثل هذا اليوم، { $day }
moment-full = لا مكان في الغرفة لصورة أخرى. تبقى صورتك هنا، ويستطيع من يشغّل هذا المركز أن يزيد المكان.
moment-too-large = هذه الصورة كبيرة جدًا.
moment-alt = صورة { $name }
moment-loading = لحظة …
moment-closed = لم يُفتح بعد
moment-unreadable = لا تُفتح هذه الصورة هنا.
moment-offline = أنت بعيد المنال. تُعطى الصور حين تعود.
moment-camera-view = ما تراه كاميرتك
