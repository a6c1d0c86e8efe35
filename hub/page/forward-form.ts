/** Takes the files of a message, and notes that it was sent. */

import type { Desk } from './desk.ts';
import { action, element } from './elements.ts';
import { recipientWord } from './words.ts';

type Target = {
  readonly message: string;
  readonly post: string;
  /** Keys; null where the bureau names a State itself. */
  readonly recipients: readonly string[] | null;
};

export function forwardForm(desk: Desk, { message, post, recipients }: Target): HTMLElement {
  const { t } = desk;
  const state = element('input', { maxlength: '3', autocapitalize: 'characters', size: '4' });
  const chosen = element(
    'select',
    {},
    (recipients ?? []).map((key) => element('option', { value: key }, [recipientWord(t, key)])),
  );
  const to = (): string => (recipients === null ? state.value.trim().toUpperCase() : chosen.value);
  const download = (format: string) => () =>
    desk.download(
      `messages/${message}/export?${new URLSearchParams({
        post,
        format,
        to: to(),
      })}`,
    );
  if (recipients !== null && recipients.length === 0) return element('div', {});
  const files = element('div', { class: 'actions' }, [
    recipients === null
      ? element('label', {}, [t('oneState'), state])
      : element('label', {}, [t('to'), chosen]),
    ...['pdf', 'xml', 'json'].map((format) =>
      action(`${t('download')} ${format.toUpperCase()}`, download(format)),
    ),
  ]);
  const note = noteFields(desk);
  const submit = (event: Event): void => {
    event.preventDefault();
    desk.send(`messages/${message}/forwarded`, { post, to: to(), ...note.value() }, 'noted');
  };
  return element('div', {}, [
    files,
    element('details', {}, [
      element('summary', {}, [t('note')]),
      element('form', { submit }, [
        ...note.fields,
        element('button', { class: 'main' }, [t('note')]),
      ]),
    ]),
  ]);
}

function noteFields({ t }: Desk) {
  const when = element('input', { type: 'datetime-local', required: true });
  const by = element('input', { required: true, maxlength: '120', autocomplete: 'off' });
  const reference = element('input', { maxlength: '60', autocomplete: 'off' });
  const fields = [
    element('div', { class: 'pair' }, [element('label', {}, [t('when'), when])]),
    element('div', { class: 'pair' }, [
      element('label', {}, [t('by'), by]),
      element('label', {}, [t('reference'), reference]),
    ]),
  ];
  const value = () => ({
    on: new Date(when.value).toISOString(),
    by: by.value,
    reference: reference.value,
  });
  return { fields, value };
}
