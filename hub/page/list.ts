/** Threads that wait, the most urgent first, and messages that are to be sent on. */

import type { Desk } from './desk.ts';
import { action, element, line, quoted } from './elements.ts';
import { forwardForm } from './forward-form.ts';
import type { Exchange, Forward, Waiting } from './hub.ts';
import { recipientWord } from './words.ts';

export function listView(desk: Desk, exchange: Exchange): readonly Node[] {
  const { t } = desk;
  const { threads, forward, refused, unreadable } = exchange;
  // What is answered needs nothing any more; the hub has sorted by deadline.
  const waiting = threads.filter(({ state }) => state === 'waiting');
  const onItsWay = threads.filter(({ state }) => state === 'on-its-way');
  return [
    element('h2', {}, [t('threads')]),
    ...several(
      [...waiting, ...onItsWay].map((one) => threadItem(desk, one)),
      t('noThreads'),
    ),
    element('h2', {}, [t('forward')]),
    element('p', { class: 'quiet' }, [t('forwardAbout')]),
    ...several(
      forward.map((one) => forwardItem(desk, one)),
      t('noForward'),
    ),
    ...(refused.length === 0
      ? []
      : [
          element('h2', {}, [t('refused')]),
          element(
            'ul',
            {},
            refused.map(({ postName, step, reasons }) =>
              element('li', { class: 'late' }, [
                quoted(`${postName}: ${step}: ${reasons.map(({ kind }) => kind).join(', ')}`),
              ]),
            ),
          ),
        ]),
    ...unreadable.map(({ post, entries }) => line(t('unreadable'), `${post}: ${entries}`, 'late')),
  ];
}

const several = (items: readonly HTMLElement[], none: string): readonly HTMLElement[] =>
  items.length === 0 ? [element('p', { class: 'quiet' }, [none])] : [element('ul', {}, items)];

function threadItem({ t, moment, open }: Desk, one: Waiting): HTMLElement {
  const { thread, post, form, reference, postName, dueAt, isOverdue, escalatedAt, state } = one;
  const due =
    state === 'on-its-way'
      ? element('p', { class: 'good' }, [`✓ ${t('onItsWay')}`])
      : element('p', { class: isOverdue ? 'late' : 'quiet' }, [
          `${isOverdue ? '⚠ ' : ''}${t(isOverdue ? 'late' : 'due')} ${moment(dueAt)}`,
        ]);
  return element('li', {}, [
    action(`${t(form)} · ${reference}`, () => open(thread, post)),
    element('p', { class: 'quiet' }, [quoted(postName)]),
    due,
    escalatedAt === null
      ? null
      : element('p', { class: 'late' }, [`${t('escalated')} ${moment(escalatedAt)}`]),
  ]);
}

function forwardItem(desk: Desk, one: Forward): HTMLElement {
  const { t } = desk;
  const { draft, reference, postName, recipients, forwarded, noLonger, isOverturned } = one;
  const named = (keys: readonly string[]): string =>
    keys.map((key) => recipientWord(t, key)).join('; ');
  const open = recipients.filter((key) => !forwarded.includes(key) && key !== 'own-ncb');
  return element('li', {}, [
    element('h3', {}, [`${t(draft.kind)} · `, quoted(reference)]),
    element('p', { class: 'quiet' }, [quoted(postName)]),
    draft.isMarkedConfidential ? element('p', { class: 'late' }, [t('confidential')]) : null,
    line(t('to'), named(recipients)),
    forwarded.length === 0 ? null : line(`✓ ${t('forwarded')}`, named(forwarded), 'good'),
    noLonger.length === 0 ? null : line(`⚠ ${t('noLonger')}`, named(noLonger), 'late'),
    isOverturned
      ? element('p', { class: 'late' }, [`⚠ ${t('overturned')}`])
      : forwardForm(desk, { message: one.notification, post: one.post, recipients: open }),
  ]);
}
