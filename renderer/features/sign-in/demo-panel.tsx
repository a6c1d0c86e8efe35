import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Announcement } from '#renderer/ui/frame.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Shape } from '#renderer/ui/shape.tsx';
import type { Officer, Specimen, StationStatus } from '#shared/station/session.ts';
import styles from './sign-in.module.css';

const c = classesOf(styles);

type Props = {
  readonly demo: NonNullable<StationStatus['demo']>;
  readonly officers: readonly Officer[];
  readonly disabled: boolean;
  readonly copy: (text: string) => Promise<void>;
  readonly onUse: () => void;
};

/** Everything needed to try the product on invented people; only there when the station says so. */
export function DemoPanel({ demo, officers, disabled, copy, onUse }: Props) {
  const { t } = useSpeech();
  const [copied, setCopied] = useState<string | null>(null);
  const name = officers.find((officer) => officer.id === demo.officerId)?.displayName;
  const take = (specimen: Specimen): void => {
    void copy(specimen.mrz.join('\n')).then(() => setCopied(specimen.id));
  };
  return (
    <section className={c('demo')}>
      <header>
        <h2>{t('demo.title')}</h2>
        <p>{t('demo.about')}</p>
      </header>
      <div className={c('demoSignIn')}>
        <span>
          {t('demo.passphrase')} <bdi className={c('mono')}>{demo.passphrase}</bdi>
        </span>
        <Button onPress={onUse} disabled={disabled}>
          {t('demo.use', { name: name ?? demo.officerId })}
        </Button>
      </div>
      <h3>{t('demo.specimens')}</h3>
      <ul className={c('specimens')}>
        {demo.specimens.map((specimen) => (
          <SpecimenRow
            key={specimen.id}
            specimen={specimen}
            copied={copied === specimen.id}
            onCopy={() => take(specimen)}
          />
        ))}
      </ul>
      <Announcement>{copied === null ? '' : t('common.copied')}</Announcement>
    </section>
  );
}

type RowProps = {
  readonly specimen: Specimen;
  readonly copied: boolean;
  readonly onCopy: () => void;
};

function SpecimenRow({ specimen, copied, onCopy }: RowProps) {
  const speech = useSpeech();
  const { t } = speech;
  const about = speech.maybe(`demo.specimen.${specimen.id}`) ?? specimen.about;
  return (
    <li>
      <Shape outcome={specimen.expected} size={26} />
      <div>
        <b>{about}</b> <small>{t(`demo.shows.${specimen.expected}`)}</small>
        <pre className={c('mono')} dir="ltr">
          {specimen.mrz.join('\n')}
        </pre>
      </div>
      <Button onPress={onCopy} label={t('demo.copy', { about })}>
        <Icon name={copied ? 'check' : 'copy'} size={18} />
        {t(copied ? 'common.copied' : 'common.copy')}
      </Button>
    </li>
  );
}
