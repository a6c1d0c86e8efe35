import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { ChainState } from '#shared/station/audit.ts';
import styles from './audit.module.css';
import type { Chains } from './audit-store.ts';

const c = classesOf(styles);

type Props = { readonly chains: Chains; readonly onCheck: () => void };

/** Whether each chain on the disk is the one that was written. */
export function ChainsCard({ chains, onCheck }: Props) {
  const { t } = useSpeech();
  return (
    <Card title={t('audit.chains')}>
      <div className={c('chains')}>
        <div className={c('stack')} aria-live="polite">
          {chains.kind === 'checking' ? (
            <p className={c('chain', 'quiet')}>
              <Icon name="sync" />
              {t('audit.chains.checking')}
            </p>
          ) : null}
          {chains.kind === 'failed' ? (
            <Notice tone="refer" title={t('audit.chains.failed')} />
          ) : null}
          {chains.kind === 'known'
            ? chains.lanes.map((lane) => <Chain key={lane.lane} state={lane} />)
            : null}
        </div>
        <Button disabled={chains.kind === 'checking'} onPress={onCheck}>
          {t('audit.chains.check')}
        </Button>
      </div>
    </Card>
  );
}

function Chain({ state }: { readonly state: ChainState }) {
  const speech = useSpeech();
  const { t } = speech;
  const { lane, entries, acknowledged, broken } = state;
  const name = t(`audit.chain.${lane}`);
  if (broken !== null) {
    const { at, why } = broken;
    const place = at === 0 ? t('audit.broken.whole') : t('audit.broken.at', { at });
    return (
      <Notice tone="hit" title={`${name}: ${t(`audit.broken.${why}`)} ${place}`}>
        {t('audit.broken.remedy')}
      </Notice>
    );
  }
  return (
    <p className={c('chain', 'sound')}>
      <Icon name="check" />
      <span>
        <b>
          {name}: {t('audit.chain.sound')}
        </b>{' '}
        <span className={c('quiet')}>
          {t('audit.chain.entries', { count: entries })}{' '}
          {t('audit.chain.acknowledged', { number: acknowledged })}
        </span>
      </span>
    </p>
  );
}
