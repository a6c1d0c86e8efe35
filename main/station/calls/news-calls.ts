import type { News, NewsTopic } from '#shared/station/news.ts';
import type { Action } from '#shared/station/permissions.ts';
import { followAll, type Watched } from '../changes.ts';
import { mayOnRecord, notPermitted, openStation } from '../implementer.ts';
import type { OpenPost } from '../open-post.ts';
import { deskOf } from './asylum-calls.ts';

/** What an officer must be allowed to do to hear of a topic. */
const ACTION_OF: Readonly<Record<NewsTopic, Action>> = {
  release: 'screen',
  journal: 'read-recent',
  sync: 'exchange',
  asylum: 'asylum-work',
  reports: 'report-document',
};

export const newsCalls = {
  watch: openStation.news.watch.handler(async ({ context: { post }, input, signal }) => {
    const watched: Watched<News>[] = [];
    for (const topic of new Set(input.topics)) {
      if (!(await mayOnRecord(post, ACTION_OF[topic]))) throw notPermitted();
      watched.push(watchedOf(post, topic));
    }
    return followAll(watched, [signal, post.ends]);
  }),
};

function watchedOf(post: OpenPost, topic: NewsTopic): Watched<News> {
  switch (topic) {
    case 'release':
      return {
        read: () => ({ topic, release: post.releases.current() }),
        onChange: (listener) => post.releases.onActivated(() => listener()),
      };
    case 'journal':
      return {
        read: () => {
          const { urgent, routine } = post.journal.heads();
          return { topic, heads: { urgent: urgent.seq, routine: routine.seq } };
        },
        onChange: post.journal.onChange,
      };
    case 'sync':
      return {
        read: () => ({ topic, status: post.sync.status() }),
        onChange: post.sync.onChange,
      };
    case 'asylum': {
      const desk = deskOf(post);
      return { read: () => ({ topic, revision: desk.revision() }), onChange: desk.onChange };
    }
    case 'reports':
      return {
        read: () => ({ topic, revision: post.reports.revision() }),
        onChange: post.reports.onChange,
      };
  }
}
