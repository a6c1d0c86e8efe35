import { ListBox, ListBoxItem } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { RecentScreening } from '#renderer/engine/contract.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Main, PageHead } from '#renderer/ui/frame.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Shape } from '#renderer/ui/shape.tsx';
import { fullName } from '#renderer/ui/verdict/describe.ts';
import { headlineOf } from '#renderer/ui/verdict/reason-words.ts';
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import styles from './recent.module.css';
import { RecentDetail } from './recent-detail.tsx';
import { chosenOf, type Recent, type RecentStore } from './recent-store.ts';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<RecentStore>;
  readonly today: PlainDay;
  readonly onGuidance: () => void;
};

export function RecentScreen({ store, today, onGuidance }: Props) {
  const { t } = useSpeech();
  const recent = useStore(store, (state) => state.recent);
  return (
    <Main label={t('recent.title')}>
      <PageHead title={t('recent.title')} about={t('recent.about')} />
      <Body recent={recent} store={store} today={today} onGuidance={onGuidance} />
    </Main>
  );
}

function Body({ recent, store, today, onGuidance }: Props & { readonly recent: Recent }) {
  const { t } = useSpeech();
  const chosen = useStore(store, chosenOf);
  if (recent.kind === 'loading') return null;
  if (recent.kind === 'failed') {
    return (
      <div className={c('failed')}>
        <Notice tone="refer" title={t('recent.failed')} />
        <Button onPress={() => void store.getState().load()}>{t('common.retry')}</Button>
      </div>
    );
  }
  if (recent.screenings.length === 0) {
    return (
      <div className={c('empty')}>
        <Icon name="recent" size={48} />
        <b>{t('recent.empty')}</b>
        <p>{t('recent.empty-detail')}</p>
      </div>
    );
  }
  return (
    <div className={c('panes')}>
      <ListBox
        aria-label={t('recent.title')}
        className={c('list')}
        items={recent.screenings}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === undefined ? [] : [chosen.id]}
        onSelectionChange={(keys) => {
          const [id] = keys === 'all' ? [] : [...keys];
          if (id !== undefined) store.getState().choose(String(id));
        }}
      >
        {(screening) => <Row screening={screening} />}
      </ListBox>
      {chosen === undefined ? null : (
        <RecentDetail screening={chosen} today={today} onGuidance={onGuidance} />
      )}
    </div>
  );
}

function Row({ screening }: { readonly screening: RecentScreening }) {
  const speech = useSpeech();
  const { t } = speech;
  const { traveller, verdict, outcome, wallTime, officer, acknowledged } = screening;
  const document = traveller?.document ?? null;
  const name = traveller === null ? t('recent.unread') : fullName(speech, traveller);
  const { title } = headlineOf({ speech, verdict, document });
  return (
    <ListBoxItem id={screening.id} className={c('row')} textValue={name}>
      <Shape outcome={outcome} size={30} />
      <span className={c('who')}>
        <b>
          <bdi>{name}</bdi>
        </b>
        <span className={c(outcome)}>{title}</span>
      </span>
      <span className={c('where')}>
        {document === null ? null : <bdi className={c('code')}>{document.documentNumber}</bdi>}
        <span>{officer}</span>
      </span>
      <span className={c('when')}>
        <time dateTime={wallTime}>{speech.moment(wallTime)}</time>
        <span className={c(acknowledged ? 'sent' : 'waiting')}>
          {screening.referred ? `${t('recent.referred')} · ` : ''}
          {t(acknowledged ? 'recent.sent' : 'recent.waiting')}
        </span>
      </span>
    </ListBoxItem>
  );
}
