/** One thread: what was said, its attachments, and the answer. */

import type { Desk } from './desk.ts';
import { action, element, line, quoted } from './elements.ts';
import { forwardForm } from './forward-form.ts';
import type { Message, ThreadView } from './hub.ts';

const FINDINGS = ['none', 'confirmed', 'false'] as const;

export function threadView(desk: Desk, view: ThreadView): readonly Node[] {
  const { t, moment } = desk;
  const { thread, hit, reference, postName, post } = view;
  const isHit = thread.form === 'hit-confirmation';
  const say = { case: view.case, post };
  return [
    action(t('back'), desk.home),
    element('h2', {}, [`${t(thread.form)} · `, quoted(reference)]),
    line(t('post'), postName),
    line(t('due'), moment(thread.dueAt)),
    hit === null ? line(t('about'), reference) : line(t('about'), hitText(hit)),
    element(
      'ol',
      {},
      thread.messages.map((message) => messageItem(desk, view, message)),
    ),
    isHit
      ? element('section', { class: 'card' }, [
          element('h3', {}, [t('files')]),
          element('p', { class: 'quiet' }, [t('template_only')]),
          forwardForm(desk, { message: thread.id, post, recipients: null }),
        ])
      : '',
    view.waiting === 'waiting' ? answerForm(desk, view) : '',
    view.waiting === null
      ? ''
      : action(t('read'), () =>
          desk.send(`threads/${thread.id}`, { ...say, saying: { kind: 'read' } }, 'told'),
        ),
  ].map((part) => (typeof part === 'string' ? document.createTextNode(part) : part));
}

const hitText = ({ key, notices }: NonNullable<ThreadView['hit']>): string =>
  notices.length === 0
    ? key
    : notices.map(({ kind, reference }) => `${kind} ${reference}`).join(', ');

function messageItem(
  { t, moment, download }: Desk,
  { thread, post }: ThreadView,
  { from, at, officer, text, finding, attachments }: Message,
): HTMLElement {
  const words = text === '' && from === 'post' ? t('template_only') : text;
  return element('li', { class: from }, [
    element('p', {}, [
      element('b', {}, [t(from), officer === null ? '' : ` (${officer})`]),
      element('span', { class: 'quiet' }, [` ${moment(at)}`]),
    ]),
    finding === null ? null : element('p', { class: 'good' }, [t(finding)]),
    element('p', { class: 'text', dir: 'auto' }, [words]),
    ...attachments.map(({ id, name }) =>
      action(`${t('download')}: ${name}`, () =>
        download(`threads/${thread.id}/attachments/${id}?post=${post}`),
      ),
    ),
  ]);
}

function answerForm(desk: Desk, view: ThreadView): HTMLElement {
  const { t } = desk;
  const { thread, hit, startingWords } = view;
  const text = element('textarea', { dir: 'auto', maxlength: '20000' });
  const start = element(
    'select',
    {
      change: () => {
        text.value = startingWords[start.value] ?? text.value;
      },
    },
    [
      element('option', { value: '' }, [t('ownWords')]),
      ...Object.keys(startingWords).map((id) => element('option', { value: id }, [t(id)])),
    ],
  );
  const submit = (event: Event): void => {
    event.preventDefault();
    const finding = new FormData(form).get('finding') ?? 'none';
    const saying = { kind: 'answer', text: text.value, finding };
    desk.send(`threads/${thread.id}`, { case: view.case, post: view.post, saying }, 'sent');
  };
  const form = element('form', { class: 'card', submit }, [
    element('h3', {}, [t('answer')]),
    hit === null ? null : findingField(desk),
    element('label', {}, [t('template'), start]),
    element('label', {}, [t('text'), text]),
    element('button', { class: 'main' }, [t('send')]),
  ]);
  return form;
}

const findingField = ({ t }: Desk): HTMLElement =>
  element('fieldset', {}, [
    element('legend', {}, [t('finding')]),
    ...FINDINGS.map((finding) =>
      element('label', {}, [
        element('input', {
          type: 'radio',
          name: 'finding',
          value: finding,
          checked: finding === 'none',
        }),
        t(finding),
      ]),
    ),
  ]);
