### What the element of gratitude says; fetched with it.

gratitude-title = شكر
gratitude-lead = يسمّي كلٌّ منكما شيئًا على حدة، ثم يُفتح لكما في اللحظة نفسها.
gratitude-lead-all = يسمّي كلٌّ منكم شيئًا على حدة، ثم يُفتح للجميع في اللحظة نفسها.
gratitude-alone = ما تشكر عليه يُحفظ هنا. وحين يكون في الغرفة شخص آخر يُفتح لكما معًا.
gratitude-yours = ما تشكر عليه
gratitude-thought = فكرة أخرى
gratitude-seal = ختمه
gratitude-keep = حفظه
gratitude-pass = ليس اليوم
gratitude-passed-you = لا شيء اليوم.
gratitude-passed-you-lead = لا حاجة إلى سبب. ما زال بإمكانك أن تكتب.
gratitude-change = استعادته وتغييره
gratitude-write = الكتابة رغم ذلك
gratitude-not-in = ليس هنا بعد. لا عجلة.
gratitude-seat = ليس هنا بعد.
gratitude-asleep = الساعة هناك { $time }. يمكن أن ينتظر حتى الصباح.
gratitude-without = الفتح من دون { $name }
gratitude-open = ما كتبه كلٌّ منكم مفتوح الآن.
gratitude-passed = لا شيء اليوم.
gratitude-next = صفحة جديدة
gratitude-last = فُتح أخيرًا
gratitude-again = { $ago }، كتب { $name }
gratitude-again-you = { $ago }، كتبتَ
