import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { AttachedFile, ThreadMessage } from '#shared/asylum/exchange.ts';
import type { Officer } from '#shared/station/session.ts';
import { officerName } from './asylum-words.ts';
import { saveAttachment } from './attachments.ts';
import styles from './case.module.css';

const c = classesOf(styles);

type Props = {
  readonly message: ThreadMessage;
  /** Written by the template: there are no words of its own to show. */
  readonly isTemplate: boolean;
  readonly officers: readonly Officer[];
  readonly load: (attachment: string) => Promise<AttachedFile | null>;
};

export function MessageItem({ message, isTemplate, officers, load }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const [isGone, setGone] = useState(false);
  const isOurs = message.from === 'post';
  const save = async (id: string): Promise<void> => {
    const file = await load(id);
    setGone(file === null || !saveAttachment(file));
  };
  return (
    <li className={c('message', message.from)}>
      <header>
        <b>
          {isOurs
            ? t('asylum.from.post', { officer: officerName(speech, officers, message.officer) })
            : t('asylum.from.ncb')}
        </b>
        <time dateTime={message.at}>{speech.moment(message.at)}</time>
      </header>
      {message.finding === null ? null : <strong>{t(`asylum.finding.${message.finding}`)}</strong>}
      <p dir="auto">{isOurs && isTemplate ? t('asylum.message-template') : message.text}</p>
      {message.attachments.map(({ id, name, bytes }) => (
        <Button key={id} onPress={() => void save(id)}>
          {t('asylum.attach-save', { name, size: speech.size(bytes) })}
        </Button>
      ))}
      {isGone ? <Notice tone="hit" title={t('asylum.attach-gone')} /> : null}
      {isOurs ? (
        <small>
          {message.readAt === null
            ? t('asylum.message-unread')
            : t('asylum.message-read', { moment: speech.moment(message.readAt) })}
        </small>
      ) : null}
    </li>
  );
}
