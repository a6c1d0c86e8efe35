import { useEffect } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Main, PageHead } from '#renderer/ui/frame.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import styles from './guidance.module.css';
import { GUIDANCE_LANGUAGE_NAMES, GUIDANCE_LANGUAGES } from './guidance-languages.ts';
import type { GuidanceStore } from './guidance-store.ts';
import { Reading } from './reading.tsx';
import { TopicList } from './topic-list.tsx';
import { useGuidanceKeys } from './use-guidance-keys.ts';

const c = classesOf(styles);

type Props = { readonly store: StoreApi<GuidanceStore>; readonly onBack: () => void };

/** The library: what to do, in a language that officer, colleague or interpreter reads. */
export function GuidanceScreen({ store, onBack }: Props) {
  const { t, language: desk } = useSpeech();
  const scanned = useStore(store, (state) => state.scanned);
  const language = useStore(store, (state) => state.language);
  const { follow, read, noticeScan } = store.getState();
  useGuidanceKeys({ back: onBack, noticeScan });
  useEffect(() => {
    void follow(desk);
  }, [follow, desk]);
  return (
    <Main label={t('guidance.title')}>
      <PageHead title={t('guidance.title')} about={t('guidance.about')}>
        <div className={c('head')}>
          <Segments
            label={t('guidance.language')}
            options={GUIDANCE_LANGUAGES.map((id) => ({
              id,
              text: GUIDANCE_LANGUAGE_NAMES[id],
              lang: id,
            }))}
            value={language}
            onChange={(chosen) => void read(chosen)}
          />
          <Button shortcut="Esc" onPress={onBack}>
            {t('guidance.back')}
          </Button>
        </div>
      </PageHead>
      {scanned ? (
        <div className={c('scanned')}>
          <Notice tone="hit" title={t('guidance.scanned')}>
            {t('guidance.scanned-detail')}
          </Notice>
        </div>
      ) : null}
      <Shelves store={store} />
    </Main>
  );
}

function Shelves({ store }: { readonly store: StoreApi<GuidanceStore> }) {
  const { t } = useSpeech();
  const { language, shelf, topic, fitting, query, scanned, choose, find, read } = useStore(store);
  if (shelf.kind === 'loading') return null;
  if (shelf.kind === 'failed') {
    return (
      <div className={c('failed')}>
        <Notice tone="refer" title={t('guidance.failed')} />
        <Button onPress={() => void read(language)}>{t('common.retry')}</Button>
      </div>
    );
  }
  const { library } = shelf;
  return (
    <div className={c('panes')}>
      <div className={c('shelf')}>
        {/* A new field after a scan: the rest of the document has nowhere to go. */}
        <SearchField
          key={scanned ? 'scanned' : 'asked'}
          className={c('search')}
          aria-label={t('guidance.search')}
          value={query}
          onChange={find}
        >
          <Icon name="search" />
          <Input className={c('input')} placeholder={t('guidance.search')} />
        </SearchField>
        <TopicList
          library={library}
          language={language}
          topic={topic}
          fitting={fitting}
          query={query}
          onChoose={choose}
        />
      </div>
      <Reading
        text={library.topics[topic]}
        language={language}
        sourcesHeading={library.sourcesHeading}
      />
    </div>
  );
}
