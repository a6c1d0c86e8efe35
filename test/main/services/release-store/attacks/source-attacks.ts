/** Sources that lie: other bytes at each attempt, no end, another file's content. */
import type { RepositorySource } from '#main/services/release-store/repository-source.ts';
import { succeed } from '#shared/kernel/result.ts';
import { sealedTarget, streamOf, type TufRepository } from '#test/support/tuf-repository.ts';
import { type Attack, NEXT, publishNext } from './attack.ts';

const LIST = 'sltd/list.json.sealed';

/** The honest source, but for the streams of the list's new file. */
function lying(
  tuf: TufRepository,
  answer: (from: number, attempt: number) => ReadableStream<Uint8Array>,
): RepositorySource {
  publishNext(tuf);
  const honest = tuf.source();
  let attempt = 0;
  return {
    ...honest,
    async target(path, from) {
      if (!path.endsWith('.list.json.sealed')) return honest.target(path, from);
      attempt += 1;
      return succeed(answer(from, attempt));
    },
  };
}

const { length } = NEXT.sltd[LIST];
const ofList = (kind: string) => ({ kind, subject: LIST });

export const SOURCE_ATTACKS: readonly Attack[] = [
  {
    name: 'a source gives other bytes at each attempt',
    ...ofList('wrong-hash'),
    mount: (tuf) => lying(tuf, (from, attempt) => streamOf([Buffer.alloc(length - from, attempt)])),
  },
  {
    name: 'a source never stops sending a file',
    ...ofList('too-large'),
    mount: (tuf) =>
      lying(
        tuf,
        () =>
          new ReadableStream<Uint8Array>({
            pull: (controller) => controller.enqueue(new Uint8Array(3)),
          }),
      ),
  },
  {
    name: 'a source sends one file in place of another',
    ...ofList('wrong-hash'),
    mount: (tuf) => lying(tuf, () => streamOf([sealedTarget('list 1')])),
  },
  {
    name: 'a source sends nothing',
    ...ofList('truncated'),
    mount: (tuf) => lying(tuf, () => streamOf([])),
  },
  {
    name: 'a source sends no piece but empty ones',
    ...ofList('truncated'),
    mount: (tuf) => lying(tuf, () => streamOf([new Uint8Array(), new Uint8Array()])),
  },
  {
    name: 'a signed target is too short for a seal',
    ...ofList('not-sealed'),
    mount: (tuf) => publishNext(tuf, { lists: { ...NEXT, sltd: { [LIST]: Buffer.from('FPS1') } } }),
  },
  {
    name: 'a signed target is a web page',
    ...ofList('not-sealed'),
    mount: (tuf) =>
      publishNext(tuf, { lists: { ...NEXT, sltd: { [LIST]: Buffer.from('<!doctype html>') } } }),
  },
];
