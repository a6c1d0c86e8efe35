import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Announcement } from '#renderer/ui/frame.tsx';
import type { Speech } from '#renderer/ui/language/speech.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Case } from '#shared/asylum/case.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import type { AsylumStore, Preview } from './asylum-store.ts';
import { blockWords, recipientWords, refusalWords } from './asylum-words.ts';
import type { Checking } from './check-runner.ts';

type Props = {
  readonly store: StoreApi<AsylumStore>;
  /** Null where no case is open. */
  readonly state: Case | null;
};

/**
 * What happened, for those who listen. The region stands there from the start: one that appears together with its
 * words is not read by every screen reader.
 */
export function Announcements({ store, state }: Props) {
  const speech = useSpeech();
  const { checking, done, preview } = useStore(store);
  const words = [
    done === null ? '' : speech.t(`asylum.done.${done.kind}`),
    previewWords(speech, preview, state),
    checkedWords(speech, checking, state),
  ];
  return <Announcement>{words.filter((sentence) => sentence !== '').join(' ')}</Announcement>;
}

/**
 * How a run of searches ended, and what the open case has unverified after it. Nothing is said of a case that was not
 * in the run, and nothing after a run that failed anywhere: its alert says what is lacking.
 */
export function checkedWords(speech: Speech, checking: Checking, state: Case | null): string {
  const { current, of, cases, failures } = checking;
  if (current !== null || of === 0 || failures.length > 0) return '';
  const words = speech.t('asylum.checked', { count: of });
  if (state === null) return words;
  if (!cases.includes(state.id)) return '';
  const unverified = hitsOf(state).filter((hit) => hit.state === 'unverified').length;
  const found =
    unverified === 0
      ? speech.t('asylum.checked-nothing')
      : speech.t('asylum.unverified', { count: unverified });
  return `${words} ${found}`;
}

/** Whom a message would reach, and whom not and why: every one of them by name. */
export function previewWords(speech: Speech, preview: Preview, state: Case | null): string {
  if (preview.kind !== 'known') return '';
  const { permit, refusals } = preview.answer;
  const refused = refusals.flatMap((refusal) => refusalWords(speech, refusal, state));
  const { permitted = [], blocked = [] } = permit ?? {};
  const reaches =
    permitted.length === 0
      ? speech.t('asylum.preview-none')
      : `${speech.t('asylum.preview-reaches', { count: permitted.length })}: ${speech.all(
          permitted.map((recipient) => recipientWords(speech, recipient)),
        )}`;
  const left = blocked.map(({ recipient, blocks }) =>
    speech.t('asylum.preview-left-out', {
      recipient: recipientWords(speech, recipient),
      why: blocks.map((block) => blockWords(speech, block)).join(' '),
    }),
  );
  return [...new Set([...refused, `${reaches}.`, ...left])].join(' ');
}
