/** Every action of the table with every role, through the real door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#main/services/clock/clock.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import { enrolStation } from '#main/station/enrol-station.ts';
import type { NewsTopic } from '#shared/station/news.ts';
import { type Action, may, PERMISSIONS } from '#shared/station/permissions.ts';
import { type Role, roleSchema } from '#shared/station/session.ts';
import { aJudgement } from '#test/support/screening-subjects.ts';
import {
  alarm,
  type Desk,
  enrolFake,
  PASSPHRASE,
  type Running,
  removeDirectory,
  startOn,
  TICKET,
  temporaryDirectory,
} from './station-fixture.ts';

const CASE = '0198c1de-7a10-7000-8000-0000000000aa';
const verdict = { outcome: 'clear' as const, reasons: [], sources: [], release: 1 };
const screening = {
  purpose: 'entry' as const,
  how: 'typed' as const,
  traveller: null,
  verdict,
  answeredInMs: 3,
};

/** One call for each action; a new action without a call does not compile. */
const CALLS: Readonly<Record<Action, (desk: Desk) => Promise<unknown>>> = {
  screen: (desk) => desk.journal.append({ kind: 'screening', payload: screening }),
  refer: (desk) =>
    desk.journal.append({ kind: 'referral', payload: { screening: CASE, note: '' } }),
  'raise-silent-alarm': (desk) => desk.journal.append(alarm),
  'read-recent': (desk) => desk.journal.read({ after: { urgent: 0, routine: 0 }, limit: 10 }),
  exchange: (desk) => desk.sync.now(),
  'take-order': (desk) => desk.orders.take({ text: 'no order' }),
  'change-own-passphrase': (desk) =>
    desk.officers.changePassphrase({ current: PASSPHRASE, next: PASSPHRASE }),
  'judge-candidate': (desk) => desk.journal.append({ kind: 'judgement', payload: aJudgement() }),
  'manage-officers': (desk) => desk.officers.remove({ officerId: 'nobody' }),
  'asylum-work': (desk) => desk.asylum.list(),
  'report-document': (desk) => desk.reports.withdraw({ reports: [CASE], why: 'recovered' }),
  'approve-report': (desk) =>
    desk.reports.decide({ decision: 'approve', step: 'report', reports: [CASE] }),
  'read-audit': (desk) => desk.audit.read({ filter: {}, before: null, limit: 10 }),
  'export-audit': (desk) => desk.audit.export({ filter: {} }),
  'read-training-results': (desk) => desk.training.results(),
};
/** Who hears of a topic must be allowed to see it. */
const TOPICS: Readonly<Record<NewsTopic, Action>> = {
  release: 'screen',
  journal: 'read-recent',
  sync: 'exchange',
  asylum: 'asylum-work',
  reports: 'report-document',
};
const topics = Object.entries(TOPICS) as [NewsTopic, Action][];
const actions = Object.keys(PERMISSIONS) as Action[];

describe.each(roleSchema.options)('an officer of the role %s', (role: Role) => {
  let directory = '';
  let running: Running;
  beforeAll(async () => {
    directory = await temporaryDirectory();
    await enrolStation({
      dataDirectory: directory,
      keychain: createFileKeychain(nodeFiles, directory),
      clock: systemClock(),
      fetch: () => Promise.reject(new Error('no network in tests')),
      hubUrl: 'http://hub.example/',
      ticket: TICKET,
      postName: 'Tarvos Pass',
      officer: { id: 'ana', displayName: 'Ana Ruiz', role },
      passphrase: PASSPHRASE,
      enrol: enrolFake,
    });
    running = await startOn(directory);
    await running.desk.session.signIn({ officerId: 'ana', passphrase: PASSPHRASE });
  });
  afterAll(async () => {
    await running.station.close();
    await removeDirectory(directory);
  });

  const refusals = async () => {
    const { desk } = running;
    const read = await desk.journal.read({ after: { urgent: 0, routine: 0 }, limit: 1000 });
    return read.entries.filter(({ kind }) => kind === 'action-refused').length;
  };

  it.each(actions.map((action) => [may(role, action) ? 'may' : 'may not', action] as const))(
    '%s: %s',
    async (allowed, action) => {
      const before = await refusals();
      const answer = await CALLS[action](running.desk).then(
        (value) => JSON.stringify(value),
        (error: unknown) => String(Reflect.get(Object(error), 'code')),
      );
      const refused = answer === 'NOT_PERMITTED' || answer === '{"kind":"not-permitted"}';
      expect(refused).toBe(allowed === 'may not');
      // Whoever tries leaves a trace, and who may leaves none of that kind.
      expect((await refusals()) - before).toBe(refused ? 1 : 0);
    },
  );

  it.each(
    topics.map(
      ([topic, action]) => [may(role, action) ? 'hears' : 'does not hear', topic] as const,
    ),
  )('%s of %s, beside what everybody hears of', async (heard, topic) => {
    const before = await refusals();
    const answer = await running.desk.news.watch({ topics: ['sync', topic] }).then(
      async (news) => {
        const first = await news.next();
        await news.return(undefined);
        return first.done === true ? null : first.value.topic;
      },
      (error: unknown) => String(Reflect.get(Object(error), 'code')),
    );
    expect(answer).toBe(heard === 'hears' ? 'sync' : 'NOT_PERMITTED');
    expect((await refusals()) - before).toBe(heard === 'hears' ? 0 : 1);
  });
});
