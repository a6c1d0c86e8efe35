import type { Arabic } from '../dictionary.ts';
import type { officers as source } from '../en/officers.ts';

export const officers: Arabic<typeof source> = {
  'officers.title': 'الموظفون',
  'officers.about': 'من يحق له تسجيل الدخول في هذا المركز. يُسجَّل كل تغيير قبل تنفيذه.',
  'officers.add': 'إضافة موظف',
  'officers.name': 'الاسم',
  'officers.role': 'الدور',
  'officers.self': 'أنت',
  'officers.role-change': 'تغيير الدور',
  'officers.role-of': 'تغيير دور {{name}}',
  'officers.role-title': 'دور آخر لـ {{name}}',
  'officers.role-about':
    'يأتي الدور مع عبارة مرور جديدة. دع الموظف يكتبها بنفسه؛ تتوقف العبارة القديمة عن العمل فورًا.',
  'officers.remove': 'إزالة',
  'officers.remove-of': 'إزالة {{name}}',
  'officers.remove-title': 'إزالة {{name}}؟',
  'officers.remove-about': 'منذ هذه اللحظة لا تفتح عبارة مرور هذا الموظف شيئًا. ويبقى كل ما سجّله.',
  'officers.remove-last-asylum':
    'هذا موظف اللجوء الوحيد في هذا المركز. بعد إزالته لا يمكن قراءة ما يحفظه المركز من قضايا اللجوء إلا في المحور.',
  'officers.new-passphrase': 'عبارة المرور الجديدة',
  'officers.current-passphrase': 'عبارة المرور الحالية',
  'officers.own': 'تغيير عبارة مروري',
  'officers.own-title': 'تغيير عبارة مروري',
  'officers.own-change': 'تغييرها',
  'officers.working': 'جارٍ التنفيذ',
  'officers.witness': 'موافقة موظف لجوء',
  'officers.witness-about':
    'قضايا اللجوء محفوظة تحت مفتاح لا يملكه مسؤولو النظام. يكتب هنا أحد موظفي اللجوء في هذا المركز عبارة مروره.',
  'officers.trouble.refused': 'عبارة مرور مطلوبة غير صحيحة. اكتبها من جديد.',
  'officers.trouble.passphrase-too-short': 'عبارة المرور قصيرة: استعمل {{minimum}} حرفًا على الأقل.',
  'officers.trouble.same-passphrase': 'هذه هي العبارة نفسها. اختر عبارة أخرى.',
  'officers.trouble.name-not-usable':
    'لا يمكن استعمال هذا الاسم: إما أنه فارغ أو فيه علامات لا تظهر أو يشبه اسم موظف آخر هنا.',
  'officers.trouble.unknown-officer': 'لم يعد هذا الموظف موجودًا.',
  'officers.trouble.too-many': 'أقصى عدد للموظفين في المركز {{most}}. أزل أحدهم أولًا.',
  'officers.trouble.not-yourself': 'لا يغيّر أحد دوره ولا يزيل نفسه. اطلب ذلك من مسؤول نظام آخر.',
  'officers.trouble.last-administrator': 'هذا آخر مسؤول نظام في المركز. اجعل شخصًا آخر مسؤولًا أولًا.',
  'officers.trouble.asylum-officer-needed':
    'يجب أن يوافق أحد موظفي اللجوء في هذا المركز بعبارة مروره.',
  'officers.trouble.no-answer': 'لم تجب المحطة. انظر إلى القائمة ثم أعد المحاولة.',
  'officers.trouble.failed': 'لم يُنفَّذ الأمر ولم يتغير شيء: {{reason}}',
};
