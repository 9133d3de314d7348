import type { PanelTexts } from './PanelTexts.ts'

/** A counted noun: one and two say their number themselves, 3 to 10 take the plural, more the singular. */
function count(n: number, one: string, two: string, few: string, many: string): string {
  if (n === 1) return one
  if (n === 2) return two
  const rest = n % 100
  return `${n} ${rest >= 3 && rest <= 10 ? few : many}`
}
/** A name in letters of another direction must not pull its neighbors along. */
const isolate = (name: string) => `\u2068${name}\u2069`
const installments = (n: number) => count(n, 'قسط واحد', 'قسطان', 'أقساط', 'قسطًا')
const seconds = (n: number) => count(n, 'ثانية واحدة', 'ثانيتان', 'ثوانٍ', 'ثانية')
const secondsAfter = (n: number) => count(n, 'ثانية واحدة', 'ثانيتين', 'ثوانٍ', 'ثانية')

export const ar: PanelTexts = {
  panel: 'التقسيط من البنك',
  lender: (name) => `مقدَّم من ${isolate(name)}`,
  hotline: 'الخط الساخن',
  close: 'إغلاق',
  language: 'اللغة',
  loading: 'جارٍ الاتصال بالبنك…',

  asides: {
    privacy: 'الخصوصية',
    complaint: 'تقديم شكوى',
    review: 'اطلب أن يراجع موظف هذا القرار',
    feedback: 'قيّم هذه الخدمة',
    rated: 'شكرًا على تقييمك.',
    apply: 'طلب بطاقة',
    print: 'طباعة',
    save: 'حفظ نسخة',
  },

  elder: {
    short: 'خط كبير',
    mode: 'خط كبير، وخيار واحد في كل مرة',
    call: 'الاتصال بالبنك',
    callMe: 'ليتصل بي البنك',
    previous: 'السابقة',
    next: 'طريقة الدفع التالية',
    position: (n, of) => `${n} من ${of}`,
  },

  plain: {
    offers: {
      title: 'كيف تودّ أن تدفع؟',
      payInFull: 'دفع المبلغ كله مرة واحدة',
      payInFullNote: 'بلا أقساط ولا فوائد عليها',
    },
    terms: {
      perPeriod: 'كل قسط',
      total: 'مجموع ما ستدفعه',
      financed: 'المبلغ الذي تقترضه',
      interest: 'الفائدة، أي كلفة الاقتراض',
    },
    review: {
      title: 'هل هذا صحيح؟',
      readingDone: 'لن تدفع شيئًا قبل الضغط على زر التأكيد',
    },
  },

  signIn: {
    title: 'سجّل الدخول لدى البنك لعرض خياراتك',
    why: 'يتم تسجيل الدخول في صفحة البنك نفسها، ولا يطّلع المتجر على أي من بيانات حسابك.',
    matchCode: 'عندما يُطلب منك، أدخل',
    open: 'تسجيل الدخول لدى البنك',
    opened: 'أكمل تسجيل الدخول في صفحة البنك المفتوحة في علامة التبويب الأخرى، وستتابع هذه الصفحة تلقائيًا.',
    preparing: 'جارٍ إعداد الرابط…',
    reopen: 'إعادة المحاولة',
    cancel: 'إلغاء',
  },

  standard: {
    title: 'الشروط العامة لهذا الطلب',
    note: 'هذه شروط البنك العامة لجميع العملاء، وقد تظهر لك شروط خاصة بك بعد تسجيل الدخول.',
  },

  offers: {
    title: 'اختر طريقة الدفع',
    signedInAs: (displayName, cardTail) => `${isolate(displayName)} · بطاقة تنتهي بـ ${cardTail}`,
    notMe: 'لست أنت؟',
    payInFull: 'دفع المبلغ كاملًا',
    payInFullNote: 'بلا أقساط ولا فوائد تقسيط',
    plan: installments,
    interestFree: 'بلا فوائد',
    noPlans: 'لا تتوفر خطة تقسيط لهذا الطلب.',
    noCard: 'جميع هذه الطرق تتطلب بطاقة ائتمان من هذا البنك. يمكنك طلب بطاقة من هنا أو الاتصال بالخط الساخن أعلاه.',
    refused: {
      'above-maximum': 'قيمة هذا الطلب أعلى من حد التقسيط المتاح لك',
      'below-minimum': 'قيمة هذا الطلب أقل من الحد الأدنى لهذه الخطة',
      declined: 'هذه الخطة غير متاحة لك',
      'no-card': 'ليست لديك بطاقة من هذا البنك بعد',
      'no-credit': 'الدفع الكامل هو الطريقة الوحيدة المتاحة لك',
    },
    review: 'متابعة',
    quoting: 'جارٍ إعداد العرض…',
    decline: 'لا، شكرًا',
  },

  choice: {
    title: 'النقاط والقسيمة',
    coupon: (amount) => `استخدام القسيمة، خصم ${amount}`,
    couponFrom: (amount) => `للطلبات ابتداءً من ${amount}`,
    bestCoupon: 'الأعلى خصمًا',
    points: 'الدفع بالنقاط',
    fewer: 'تقليل النقاط',
    more: 'زيادة النقاط',
    worth: (points, amount) => `تدفع النقاط (${points}) مبلغ ${amount}`,
    balance: (points) => `رصيدك من النقاط: ${points}.`,
    steps: (least, step) => `يمكنك استخدام ${least} نقطة فأكثر، بزيادات قدرها ${step}.`,
    most: (points) => `الحد الأقصى لهذا الطلب: ${points} نقطة.`,
    rate: (points, amount) => `كل ${points} نقطة تساوي ${amount}.`,
    capShare: (percent) => `تغطي النقاط حتى ${percent} من الطلب.`,
    minCash: (amount) => `يُدفع بالبطاقة ${amount} على الأقل.`,
    tooFew: (balance, least) => `رصيدك من النقاط: ${balance}. يمكن الدفع بالنقاط ابتداءً من ${least} نقطة.`,
    left: 'المتبقي للدفع',
    recalculated: (way, total, apr) => `${way}: الإجمالي ${total}${apr && `، ${apr}`}`,
    earns: (points) => `تكسب نقاطًا: ${points}`,
    earnsNone: 'لا تكسب نقاطًا',
    bonus: (times, until) => `النقاط مضاعفة ${times} مرات حتى ${until}`,
    cashback: (amount) => `استرداد نقدي لاحق قدره ${amount}`,
    waivedFrom: (what, amount) => `${what} ابتداءً من ${amount}`,
    waived: {
      all: 'بلا فوائد',
      share: (percent) => `خصم ${percent} من الفائدة`,
      first: (payments) => `إعفاء أول ${payments === 2 ? 'قسطين' : installments(payments)} من الفائدة`,
      cap: (amount) => `خصم من الفائدة حتى ${amount}`,
    },
    personal: (total) => `شروطك الخاصة؛ وبدونها يبلغ الإجمالي ${total}`,
    standardTerms: 'مرتبة حسب التكلفة الإجمالية من الأقل إلى الأعلى.',
    changed: 'سعر البنك يختلف عن السعر الذي اخترته',
    changedFrom: (total, apr) => `اخترت: الإجمالي ${total}${apr && `، ${apr}`}`,
    changedTo: (total, apr) => `يعرض البنك: الإجمالي ${total}${apr && `، ${apr}`}`,
    takePrice: 'المتابعة بسعر البنك',
  },

  returns: {
    title: 'إذا أعدت البضاعة',
    inFull: 'يُعاد المبلغ إلى بطاقتك.',
    plan: {
      GIVEN_BACK:
        'يُخفِّض المبلغ المُعاد أولًا ما تبقى عليك، وما سددته منه يعود إلى بطاقتك، وتُعاد الفائدة المحصَّلة بنسبة المبلغ المُعاد.',
      KEPT: 'يُخفِّض المبلغ المُعاد أولًا ما تبقى عليك، وما سددته منه يعود إلى بطاقتك، أما الفائدة المحصَّلة فلا تُعاد.',
    },
    pointsBack: (points) => `وتعود النقاط المستخدمة (${points}) معه.`,
    pointsDays: (days) => `وتبقى صالحة مدة لا تقل عن ${days} يومًا.`,
    pointsLost: (points) => `ولا تعود النقاط المستخدمة (${points}).`,
    couponLost: 'ولا تعود القسيمة.',
  },

  picture: {
    label: (payments) =>
      `ما تدفعه ومتى، على ${payments === 2 ? 'قسطين' : installments(payments)}؛ والمبالغ في الجدول أدناه`,
    today: 'الآن',
    principal: 'أصل المبلغ',
    interest: 'الفائدة',
    points: 'النقاط',
    coupon: 'القسيمة',
  },

  terms: {
    apr: {
      CN_IRR_NOMINAL: 'معدل النسبة السنوي (بسيط)',
      CN_IRR_EFFECTIVE: 'معدل النسبة السنوي (مركّب، بطريقة معدل العائد الداخلي)',
      CN_SIMPLE_AVG: 'معدل النسبة السنوي (بسيط، على متوسط الأصل)',
      EU_ANNEX_I: 'معدل النسبة السنوي (الاتحاد الأوروبي)',
      US_APP_J: 'معدل النسبة السنوي (الولايات المتحدة)',
      HK_NPV: 'معدل النسبة السنوي (صافي القيمة الحالية)',
    },
    perPeriod: 'القسط',
    lastPeriod: (amount) => `(الأخير ${amount})`,
    total: 'الإجمالي',
    ofWhichInterest: (amount) => `منها فوائد ${amount}`,
    order: 'قيمة الطلب',
    coupon: 'خصم القسيمة',
    points: 'المدفوع بالنقاط',
    financed: 'المبلغ المموَّل',
    interest: 'إجمالي الفوائد',
    atDrawdown: 'منها عند بدء التمويل',
    firstDue: 'استحقاق القسط الأول',
    plan: 'طريقة الدفع',
  },

  review: {
    title: 'المراجعة والتأكيد',
    schedule: 'جدول السداد',
    columns: { n: 'رقم', due: 'الاستحقاق', principal: 'الأصل', interest: 'الفائدة', total: 'القسط' },
    disclosure: 'يُرجى قراءة ما يلي',
    inLanguage: (language) => `يقدّم البنك هذا النص باللغة التالية: ${language}، وهو النص المعتمد.`,
    reading: (left) => `يُرجى قراءة ما سبق، بقيت ${seconds(left)}`,
    readingAnnounced: (left) => `يُرجى قراءة بيان البنك. يمكنك التأكيد بعد ${secondsAfter(left)} تقريبًا.`,
    readingPaused: 'توقّف العدّ مؤقتًا حتى تعود إلى هذه الصفحة',
    readingDone: 'لن يُخصم منك شيء قبل التأكيد',
    confirmPlan: (periods, total) => `تأكيد الدفع على ${periods === 2 ? 'قسطين' : installments(periods)}، ${total}`,
    confirmFull: (total) => `تأكيد دفع ${total}`,
    back: 'رجوع',
    updating: 'جارٍ التحديث…',
  },

  gate: {
    stepUp: 'يُرجى تأكيد هويتك',
    stepUpNote: 'يتم ذلك في صفحة البنك نفسها. لا ينعقد أي اتفاق قبل ذلك، وستتابع هذه الصفحة تلقائيًا.',
    coolingOff: 'خذ وقتك في التفكير',
    coolingOffNote: (until) => `لم ينعقد أي اتفاق بعد. يمكنك المتابعة من هنا ابتداءً من ${until}.`,
    open: 'المتابعة لدى البنك',
    details: 'عرض التفاصيل لدى البنك',
    calledOff: 'أُلغيت العملية لدى البنك، ولم ينعقد أي اتفاق.',
  },

  confirming: { title: 'جارٍ التأكيد', note: 'لحظة من فضلك، لا يستغرق ذلك عادةً سوى بضع ثوانٍ.' },

  done: {
    title: 'تم التأكيد',
    waiting: 'جارٍ إبلاغ المتجر…',
    accepted: 'قبِل المتجر طلبك.',
    refused: (captureBefore) =>
      `تعذّر على المتجر قبول هذا الطلب. إذا لم يحصّل المبلغ قبل ${captureBefore}، تُلغى العملية تلقائيًا ولا يترتب عليك شيء.`,
    unknown: (captureBefore) =>
      `المبلغ محجوز لك، لكن المتجر لم يرد بعد. يُرجى مراجعة طلبك لدى المتجر. إذا لم يُحصَّل المبلغ قبل ${captureBefore}، تُلغى العملية تلقائيًا.`,
    orderNumber: 'رقم الطلب',
    agreement: 'رقم الاتفاقية',
    allAgreements: 'اتفاقياتي',
    leave: 'العودة إلى المتجر',
  },

  problem: {
    title: 'تتعذّر المتابعة الآن',
    sentences: {
      'no-offer': 'لا يتوفر لدى البنك عرض لهذا الطلب.',
      'below-minimum': 'قيمة الطلب أقل من الحد الأدنى الممكن.',
      'above-maximum': 'قيمة الطلب أعلى من الحد الأقصى الممكن.',
      'blocked-category': 'هذه الخدمة غير متاحة لهذا النوع من المنتجات.',
      'market-refused': 'هذه الخدمة غير متاحة في منطقتك.',
      'age-refused': 'هذه الخدمة غير متاحة لعمرك.',
      'consent-missing': 'تتطلب هذه الخطوة موافقتك.',
      expired: 'انتهت صلاحية عرض السعر؛ يُرجى طلب عرض جديد.',
      'sold-out': 'نفدت هذه الخطة للتو؛ يُرجى اختيار طريقة أخرى.',
      timeout: 'لم يرد البنك في الوقت المحدد.',
      offline: 'تعذّر الوصول إلى البنك؛ يُرجى التحقق من اتصالك بالإنترنت.',
      'blocked-script': 'لم يكتمل تحميل الصفحة.',
      'blocked-frame': 'لم يكتمل تحميل الصفحة.',
      'no-gesture': 'يُرجى الضغط على الزر مرة أخرى.',
      'order-taken': 'سبق دفع قيمة هذا الطلب، ولا يلزمك أي إجراء آخر.',
      declined: 'لم يتمكن البنك من الموافقة. لم يُخصم منك أي مبلغ.',
      'reading-time': 'لم يُعرض البيان مدة كافية؛ يُرجى قراءته مرة أخرى.',
      unsupported: 'هذا المتصفح أو العملة أو الصفحة غير مدعوم.',
      'bad-config': 'إعدادات هذه الصفحة غير صحيحة.',
      'bank-error': 'حدث خطأ لدى البنك.',
      'rate-limited': 'عدد الطلبات كبير جدًا؛ يُرجى المحاولة بعد قليل.',
    },
    minimum: (amount) => `قيمة الطلب أقل من الحد الأدنى الممكن، وهو ${amount}.`,
    maximum: (amount) => `قيمة الطلب أعلى من الحد الأقصى الممكن، وهو ${amount}.`,
    retryIsSafe: 'يمكنك إعادة المحاولة بأمان؛ لن يُخصم منك المبلغ مرتين.',
    wait: (left) => `يمكنك إعادة المحاولة بعد ${secondsAfter(left)}.`,
    retry: 'إعادة المحاولة',
    back: 'الاختيار من جديد',
    close: 'العودة إلى المتجر',
  },
}
