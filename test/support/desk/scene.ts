/** Which situation a picture shows, from the address of the page. */
import type { EngineState } from './fake-engine.ts';
import { OFFICERS, type StationScene } from './fake-station.ts';

export type Scene = { readonly station: StationScene; readonly engine: EngineState };

const ORDER = '6f1d2c3b-4a59-4e68-9f70-8b1c2d3e4f50';

const OPEN: StationScene = {
  session: 'open',
  role: 'line',
  demo: false,
  signIn: { kind: 'refused' },
  enrol: { kind: 'fingerprint-differs' },
  diskFull: false,
  officerAnswer: { kind: 'name-not-usable' },
  chains: 'sound',
  recovery: { kind: 'unavailable', why: 'no-recovery-slot' },
  recoveryBegun: { kind: 'already-asked' },
  recoveryTaken: { kind: 'other-request' },
  sync: 'waiting',
  asylum: 'two-cases',
  reports: 'some',
  order: { kind: 'refused', why: 'other-post' },
};

const [LINE, SECOND, SUPERVISOR, ASYLUM, ADMINISTRATOR] = OFFICERS;
const administrators = [ADMINISTRATOR];
const LOST: StationScene = {
  ...OPEN,
  session: 'locked',
  recovery: { kind: 'available', administrators },
};
const ASKED: StationScene = {
  ...LOST,
  recovery: {
    kind: 'asked',
    request: '{}',
    fileName: 'farpost-recovery-2026-11-23-0247.json',
    fingerprint: '0247 4440 7012 7711 6117 8497 7221 7660',
    officer: { id: ADMINISTRATOR.id, displayName: ADMINISTRATOR.displayName },
    at: '2026-11-23T13:20:00Z',
    administrators,
  },
};

const SCENES: Readonly<Record<string, Scene>> = {
  open: { station: OPEN, engine: 'ready' },
  'second-line': { station: { ...OPEN, role: 'second-line' }, engine: 'ready' },
  administrator: { station: { ...OPEN, role: 'administrator' }, engine: 'ready' },
  supervisor: { station: { ...OPEN, role: 'supervisor' }, engine: 'ready' },
  asylum: { station: { ...OPEN, role: 'asylum' }, engine: 'installing' },
  'asylum-searched': { station: { ...OPEN, role: 'asylum' }, engine: 'ready' },
  reports: { station: { ...OPEN, role: 'supervisor' }, engine: 'ready' },
  'reports-second-line': { station: { ...OPEN, role: 'second-line' }, engine: 'ready' },
  'reports-none': {
    station: { ...OPEN, role: 'second-line', reports: 'none' },
    engine: 'ready',
  },
  'reports-no-state': {
    station: { ...OPEN, role: 'second-line', reports: 'no-own-state' },
    engine: 'ready',
  },
  'asylum-none': { station: { ...OPEN, role: 'asylum', asylum: 'none' }, engine: 'ready' },
  'asylum-later': { station: { ...OPEN, role: 'asylum', asylum: 'later' }, engine: 'ready' },
  'asylum-many': { station: { ...OPEN, role: 'asylum', asylum: 'many' }, engine: 'ready' },
  'asylum-failed': { station: { ...OPEN, role: 'asylum', asylum: 'failed' }, engine: 'ready' },
  'broken-chain': {
    station: { ...OPEN, role: 'supervisor', chains: 'broken' },
    engine: 'ready',
  },
  installing: { station: OPEN, engine: 'installing' },
  'installing-behind': { station: OPEN, engine: 'background' },
  'no-space': { station: OPEN, engine: 'no-space' },
  'search-failed': { station: OPEN, engine: 'search-failed' },
  'install-failed': { station: OPEN, engine: 'install-failed' },
  'no-release': { station: OPEN, engine: 'no-release' },
  'disk-full': { station: { ...OPEN, diskFull: true }, engine: 'ready' },
  syncing: { station: { ...OPEN, sync: 'running' }, engine: 'ready' },
  'sync-failed': { station: { ...OPEN, sync: 'failed' }, engine: 'ready' },
  locked: { station: { ...OPEN, session: 'locked' }, engine: 'ready' },
  training: { station: { ...OPEN, training: 'open' }, engine: 'ready' },
  'training-opening': { station: { ...OPEN, training: 'open' }, engine: 'installing' },
  'no-training': { station: { ...OPEN, training: 'not-installed' }, engine: 'ready' },
  demo: { station: { ...OPEN, session: 'locked', demo: true }, engine: 'ready' },
  waiting: {
    station: { ...OPEN, session: 'locked', signIn: { kind: 'wait', seconds: 30 } },
    engine: 'ready',
  },
  enrolment: { station: { ...OPEN, session: 'not-enrolled' }, engine: 'ready' },
  revoked: {
    station: {
      ...OPEN,
      session: 'locked',
      orderNotice: { kind: 'revoked', order: ORDER, at: '2026-11-23T13:20:00Z' },
    },
    engine: 'ready',
  },
  wiped: {
    station: {
      ...OPEN,
      session: 'not-enrolled',
      orderNotice: {
        kind: 'wiped',
        order: ORDER,
        at: '2026-11-23T13:20:00Z',
        post: 'Tarvos Pass, lane 2',
        leftForHub: true,
      },
    },
    engine: 'ready',
  },
  lost: { station: LOST, engine: 'ready' },
  'lost-keychain': {
    station: {
      ...LOST,
      recoveryBegun: {
        kind: 'keychain-damaged',
        reason: 'the keychain cannot open the secret of this post',
      },
    },
    engine: 'ready',
  },
  'recovery-asked': { station: ASKED, engine: 'ready' },
  recovered: {
    station: {
      ...LOST,
      recovery: {
        kind: 'recovered',
        officer: ADMINISTRATOR,
        removed: [LINE, SECOND, SUPERVISOR, ASYLUM],
      },
    },
    engine: 'ready',
  },
  damaged: { station: { ...OPEN, session: 'damaged' }, engine: 'ready' },
};

export function readScene(query: URLSearchParams): Scene {
  const scene = SCENES[query.get('scene') ?? 'open'];
  if (scene === undefined) throw new Error('there is no such scene');
  return scene;
}
