import type { ReactNode } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TOPICS, type Topic } from '#shared/guidance/topic.ts';
import { findTopics } from './find-topics.ts';
import styles from './guidance.module.css';
import { directionOf, type GuidanceLanguage, typeset } from './guidance-languages.ts';
import type { Library } from './guidance-text.ts';

const c = classesOf(styles);

type Props = {
  readonly library: Library;
  readonly language: GuidanceLanguage;
  readonly topic: Topic;
  readonly fitting: readonly Topic[];
  readonly query: string;
  readonly onChoose: (topic: Topic) => void;
};

/** What there is to read: what fits first, or what a search has found. */
export function TopicList(props: Props) {
  const { library, language, topic, fitting, query, onChoose } = props;
  const { t } = useSpeech();
  const searching = query.trim() !== '';
  const entry = (each: Topic, about: string): ReactNode => (
    <ListBoxItem key={each} id={each} className={c('topic')} textValue={library.topics[each].title}>
      <b>{typeset(language, library.topics[each].title)}</b>
      <span>{typeset(language, about)}</span>
    </ListBoxItem>
  );
  const plain = (topics: readonly Topic[]): ReactNode =>
    topics.map((each) => entry(each, library.topics[each].summary));
  return (
    <ListBox
      aria-label={t('guidance.topics')}
      className={c('topics')}
      lang={language}
      dir={directionOf(language)}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[topic]}
      autoFocus
      onSelectionChange={(keys) => {
        const chosen = TOPICS.find((each) => keys !== 'all' && keys.has(each));
        if (chosen !== undefined) onChoose(chosen);
      }}
      renderEmptyState={() => <p className={c('none')}>{t('guidance.none')}</p>}
    >
      {searching
        ? findTopics(library, query).map((found) => entry(found.topic, found.excerpt))
        : null}
      {searching || fitting.length === 0 ? null : (
        <ListBoxSection>
          <Header className={c('listHead')}>{t('guidance.fitting')}</Header>
          {plain(fitting)}
        </ListBoxSection>
      )}
      {searching ? null : (
        <ListBoxSection aria-label={t('guidance.topics')}>
          {fitting.length === 0 ? null : (
            <Header className={c('listHead')}>{t('guidance.others')}</Header>
          )}
          {plain(TOPICS.filter((each) => !fitting.includes(each)))}
        </ListBoxSection>
      )}
    </ListBox>
  );
}
