import type { Arabic } from '../dictionary.ts';
import type { recovery as source } from '../en/recovery.ts';

export const recovery: Arabic<typeof source> = {
  'recovery.offer': 'فُقدت عبارة المرور أو سلسلة المفاتيح؟',
  'recovery.title': 'استرداد هذا المركز',
  'recovery.about': 'بمساعدة الجهة التي يتبعها. يبقى سجل هذا المركز وتبقى قوائمه.',
  'recovery.back': 'رجوع',
  'recovery.working': 'جارٍ التنفيذ',
  'recovery.officer': 'أنت',
  'recovery.passphrase': 'عبارة المرور الجديدة',
  'recovery.passphrase-hint':
    'أربع كلمات أو أكثر لا رابط بينها. ستحتاج إليها مرة أخرى حين يصل الجواب: احفظها في ذاكرتك.',
  'recovery.others-removed':
    'لا يسترد المركز إلا مسؤول النظام. عند قبول الجواب يُزال جميع الموظفين الآخرين، وتجب إضافتهم من جديد.',
  'recovery.asylum': 'بعد ذلك لا يمكن قراءة ما يحفظه المركز من قضايا اللجوء إلا في المحور.',
  'recovery.again-about':
    'يوجد طلب من قبل. يحل الطلب الجديد محله، فلا تبقى أي قيمة لجواب عن الطلب السابق.',
  'recovery.ask': 'إنشاء الطلب',
  'recovery.replace-keychain': 'ضاع السر: المتابعة بدونه',
  'recovery.step-request': '1. أرسل الطلب إلى الجهة',
  'recovery.step-request-about':
    'احفظ الملف على ذاكرة محمولة ودع من يوصله. تتصل الجهة بهذا المركز هاتفيًا؛ اقرأ هذه الأرقام بصوت مسموع مجموعة بعد مجموعة.',
  'recovery.fingerprint': 'بصمة هذا الطلب',
  'recovery.asked-by': 'قدّم الطلب {{name}}، {{when}}',
  'recovery.save': 'حفظ الطلب',
  'recovery.save-again': 'حفظه مرة أخرى',
  'recovery.step-answer': '2. أدخل الجواب',
  'recovery.step-answer-about':
    'تعود الذاكرة المحمولة ومعها جواب الجهة. لا يصلح إلا على هذا الجهاز ولهذا الطلب وحده.',
  'recovery.choose': 'اختيار الجواب',
  'recovery.none-chosen': 'لم يُختر ملف',
  'recovery.passphrase-of': 'عبارة المرور الجديدة لـ {{name}}',
  'recovery.passphrase-of-hint': 'العبارة التي اختيرت لهذا الطلب.',
  'recovery.take': 'استرداد المركز',
  'recovery.again': 'تقديم طلب جديد',
  'recovery.done': 'استُرد المركز. يسجّل {{name}} الدخول بعبارة المرور الجديدة.',
  'recovery.removed': 'تجب إضافتهم من جديد',
  'recovery.removed-about':
    'لم يعد ما يعرفه هؤلاء الموظفون يفتح شيئًا. يضيف مسؤول النظام كل واحد منهم من شاشة «الموظفون».',
  'recovery.unavailable.not-enrolled': 'لا ينتمي هذا الجهاز إلى أي مركز بعد. أعدّه أولًا.',
  'recovery.unavailable.vault-unreadable':
    'تعذرت قراءة vault.json والملف الذي قبله. أعد أحدهما من نسخة احتياطية ثم عد إلى هنا.',
  'recovery.unavailable.no-recovery-slot':
    'أُعد هذا المركز قبل أن يكون لدى الجهة مفتاح استرداد، فلا يمكن استرداده. إن لم توجد أي عبارة مرور وجب إعداده من جديد. لا تحذف شيئًا: ما لم يُرسل بعد ما زال هنا.',
  'recovery.unavailable.no-administrator':
    'لم يبق مسؤول نظام بين موظفي هذا المركز. أبلغ الجهة ولا تحذف شيئًا.',
  'recovery.unavailable.wipe-pending':
    'أمر المحور بمحو كل ما في هذا المركز، فلا يمكن استرداده. أعد تشغيل Farpost ليكتمل تنفيذ الأمر.',
  'recovery.trouble.passphrase-too-short': 'عبارة المرور قصيرة: استعمل {{minimum}} حرفًا على الأقل.',
  'recovery.trouble.keychain-damaged':
    'في سلسلة مفاتيح النظام سر لهذا المركز، لكن تعذرت قراءته. إن كان مستخدم آخر لهذا الجهاز قد أعد المركز فسجّل الدخول إلى النظام باسمه. وإن ضاع السر نهائيًا فتابع بدونه.',
  'recovery.trouble.keychain-refused':
    'ليس في هذا النظام سلسلة مفاتيح تحمي شيئًا، فلا يمكن استرداد المركز هنا.',
  'recovery.trouble.failed': 'لم يُنفَّذ الأمر ولم يضع شيء. أعد المحاولة أو اتصل بالجهة.',
  'recovery.trouble.other-post':
    'هذا الجواب لمركز آخر. لم يتغير شيء. اسأل الجهة أي ذاكرة محمولة تخصك.',
  'recovery.trouble.other-request':
    'هذا جواب عن طلب آخر، ربما طلب سابق. لم يتغير شيء. أحضر جواب هذا الطلب أو قدّم طلبًا جديدًا.',
  'recovery.trouble.cannot-open':
    'لم يُعد هذا الجواب لهذا الطلب، أو عُدّل في الطريق. لم يتغير شيء هنا. اتصل بالجهة.',
  'recovery.trouble.wrong-key':
    'ما يحمله هذا الجواب لا يفتح هذا المركز. لم يتغير شيء. اتصل بالجهة: ربما عدّل أحد الطلب أو الجواب.',
  'recovery.trouble.keychain-lost':
    'أضاعت سلسلة المفاتيح السر الذي حُفظ به هذا الطلب. لم يضع شيء آخر: قدّم طلبًا جديدًا.',
  'recovery.trouble.refused':
    'هذه ليست عبارة المرور التي اختيرت لهذا الطلب. اكتبها من جديد؛ وإن نُسيت فقدّم طلبًا جديدًا.',
  'recovery.trouble.not-asked': 'لم يعد في هذا المركز أي طلب. قدّم طلبًا جديدًا.',
  'recovery.trouble.not-an-answer':
    'هذا الملف ليس جوابًا من الجهة. اختر الملف الذي عاد على الذاكرة المحمولة.',
  'recovery.trouble.unknown-officer':
    'لم يعد هذا الموظف مسؤول نظام في هذا المركز. قدّم الطلب باسم مسؤول آخر.',
  'recovery.trouble.already-asked': 'يوجد طلب من قبل. ارجع ثم عد إلى هنا.',
  'recovery.trouble.signed-in': 'أحد الموظفين مسجّل الدخول: لا شيء يُسترد. ارجع.',
  'recovery.trouble.no-answer': 'لم تجب المحطة. ارجع ثم عد إلى هنا.',
};
