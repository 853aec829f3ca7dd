### ما يقوله عنصر «نحن فقط»؛ يأتي معه.

pact-title = نحن فقط
pact-lead = ضعا كل شيء آخر جانبًا لبعض الوقت، وكونا هنا.
pact-seen = ما دام قائمًا ترى حين ينظر الآخر إلى غير هنا، ويرى ذلك منك. ولا يُحفظ منه شيء.
pact-minutes = لكم من الوقت
pact-min = { $n } د
pact-ask = سؤال { $names }
pact-alone = يبدأ حين يكون أحد آخر هنا أيضًا.
pact-asks = يود { $name } { $n } دقيقة لنا فقط.
pact-waits = { $n } دقيقة لنا فقط. يبدأ حين يستطيع { $names } أن يقول نعم.
pact-agree = نعم، أضع غيره جانبًا
pact-not-now = ليس الآن
pact-take-back = التراجع عنه
pact-others = وضع { $names } كل شيء آخر جانبًا لبعض الوقت.
pact-left = { $n ->
    [one] الدقيقة الأخيرة
   *[other] بقيت { $n } دقيقة
}
pact-here = { $names } هنا معك.
pact-elsewhere = { $name } ينظر إلى مكان آخر الآن.
pact-away = { $name } خارج المتناول الآن.
pact-leave = العودة إلى أشياء أخرى
pact-kept = يُحفظ أنه كان لكما هذا الوقت. أما كم طال فلا.
pact-over = كان هذا وقتكما.
