import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Command } from '#hub/cli/command.ts';
import type { GenerateOptions } from '#hub/cli/generate.ts';
import type { KeysCommand } from '#hub/cli/keys/keys-command.ts';
import type { RecoveryKeysCommand } from '#hub/cli/keys/recovery-program.ts';
import { createProgram, type GlobalOptions, type ServeOptions } from '#hub/cli/program.ts';

const THREAD = '11111111-2222-4333-8444-555555555555';
const CASE = '66666666-7777-4888-8999-000000000000';
const SAY = ['exchange', 'answer', '--case', CASE, '--thread', THREAD];
const directory = mkdtempSync(join(tmpdir(), 'farpost-program-'));
const ANSWER = join(directory, 'answer.txt');
writeFileSync(ANSWER, 'It is he.\n');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

type Seen = {
  command?: Command;
  serve?: ServeOptions;
  options?: GlobalOptions;
  generate?: GenerateOptions;
  keys?: KeysCommand;
  recoveryKeys?: RecoveryKeysCommand;
};

describe('the command line', () => {
  async function read(...argv: string[]) {
    const seen: Seen = {};
    const program = createProgram({
      databaseUrl: 'postgres://from-environment',
      run(command, options) {
        Object.assign(seen, { command, options });
        return Promise.resolve();
      },
      keys(keys) {
        Object.assign(seen, { keys });
        return Promise.resolve();
      },
      generate(generate) {
        Object.assign(seen, { generate });
        return Promise.resolve();
      },
      recoveryKeys(keys) {
        Object.assign(seen, { recoveryKeys: keys });
        return Promise.resolve();
      },
      serve(serve, options) {
        Object.assign(seen, { serve, options });
        return Promise.resolve();
      },
    });
    await program.parseAsync(argv, { from: 'user' });
    return seen;
  }

  it.each([
    {
      argv: ['sign', 'f', '--key', 'k'],
      keys: { keys: 'sign-targets', file: resolve('f'), key: resolve('k'), version: null },
    },
    {
      argv: ['sign', 'f', '--key', 'k', '--version', '7'],
      keys: { keys: 'sign-targets', file: resolve('f'), key: resolve('k'), version: 7 },
    },
    {
      argv: ['install', 'f', 'g'],
      keys: { keys: 'install-targets', files: [resolve('f'), resolve('g')] },
    },
  ])('reads keys targets $argv', async ({ argv, keys }) => {
    expect((await read('keys', 'targets', ...argv)).keys).toEqual(keys);
  });

  it('proposes a root that takes every key from root and targets', async () => {
    const argv = ['--replace', 'root', '--replace', 'targets', '--add', 'targets:a.pub'];
    const propose = ['keys', 'root', 'propose', ...argv, '--threshold', 'targets:2', '--out', 'o'];
    expect((await read(...propose)).keys).toEqual({
      keys: 'propose',
      add: [{ role: 'targets', file: resolve('a.pub') }],
      remove: [],
      replace: ['root', 'targets'],
      thresholds: { targets: 2 },
      fresh: [],
      days: 365,
      out: resolve('o'),
    });
  });

  it('invents a register of a size and a seed', async () => {
    const argv = ['generate', 'sltd', '--records', '500', '--seed', '7', 'made.csv'];
    expect(await read(...argv)).toEqual({
      generate: { records: 500, seed: 7, listDate: '2026-06-30', file: resolve('made.csv') },
    });
  });

  it.each([
    {
      argv: ['--data', 'd', 'keys', 'recovery', '--out', 'secret.json'],
      keys: { command: 'recovery', dataDirectory: resolve('d'), out: resolve('secret.json') },
    },
    {
      argv: ['keys', 'recover', '--key', 'k', '--request', 'r', '--out', 'a'],
      keys: { command: 'recover', key: resolve('k'), request: resolve('r'), out: resolve('a') },
    },
    {
      argv: [
        'keys',
        'recover',
        '--key',
        'k',
        '--request',
        'r',
        '--out',
        'a',
        '--fingerprint',
        '1 2',
      ],
      keys: {
        command: 'recover',
        key: resolve('k'),
        request: resolve('r'),
        out: resolve('a'),
        fingerprint: '1 2',
      },
    },
  ])('reads $argv', async ({ argv, keys }) => {
    expect((await read(...argv)).recoveryKeys).toEqual(keys);
  });

  it.each([
    { argv: ['status'], command: { command: 'status', json: false } },
    { argv: ['status', '--json'], command: { command: 'status', json: true } },
    {
      argv: ['journal', '--kind', 'screening'],
      command: { command: 'journal', json: false, kind: 'screening' },
    },
    {
      argv: ['enrol', '--name', ' Hilltop '],
      command: { command: 'enrol', name: 'Hilltop', validForHours: 72 },
    },
    { argv: ['verify'], command: { command: 'verify', json: false } },
    {
      argv: ['audit', 'check', 'export.json'],
      command: { command: 'audit-check', file: resolve('export.json') },
    },
    { argv: ['publish'], command: { command: 'publish' } },
    { argv: ['exchange', 'list'], command: { command: 'exchange-list', json: false } },
    {
      argv: ['exchange', 'show', '--thread', THREAD],
      command: { command: 'exchange-show', thread: THREAD, json: false },
    },
    {
      argv: ['exchange', 'read', '--case', CASE, '--thread', THREAD],
      command: {
        command: 'exchange-say',
        case: CASE,
        thread: THREAD,
        saying: { kind: 'read' },
      },
    },
    {
      argv: [...SAY, '--text', ANSWER, '--finding', 'confirmed', '--post', CASE],
      command: {
        command: 'exchange-say',
        case: CASE,
        thread: THREAD,
        post: CASE,
        saying: { kind: 'answer', text: 'It is he.', finding: 'confirmed' },
      },
    },
    {
      argv: ['exchange', 'export', '--message', THREAD, '--out', 'a.pdf'],
      command: {
        command: 'exchange-export',
        message: THREAD,
        format: 'pdf',
        out: resolve('a.pdf'),
      },
    },
    {
      argv: [
        ...['exchange', 'export', '--message', THREAD, '--to', 'ccf', 'FRA', '--format', 'xml'],
        ...['--out', 'a.xml'],
      ],
      command: {
        command: 'exchange-export',
        message: THREAD,
        to: [{ kind: 'ccf' }, { kind: 'ncb', state: 'FRA' }],
        format: 'xml',
        out: resolve('a.xml'),
      },
    },
    {
      argv: [
        ...['exchange', 'forwarded', '--message', THREAD, '--to', 'general-secretariat'],
        ...['--on', '2030-01-02T04:04+01:00', '--by', ' Ms Favre '],
      ],
      command: {
        command: 'exchange-forwarded',
        message: THREAD,
        to: { kind: 'general-secretariat' },
        on: '2030-01-02T03:04:00.000Z',
        by: 'Ms Favre',
        reference: '',
      },
    },
    {
      argv: ['exchange', 'attachment', '--thread', THREAD, '--attachment', CASE, '--out', 'f'],
      command: {
        command: 'exchange-attachment',
        thread: THREAD,
        attachment: CASE,
        out: resolve('f'),
      },
    },
    { argv: ['exchange', 'token'], command: { command: 'exchange-token' } },
    {
      argv: ['import', 'ofac', 'sdn.csv', 'alt.csv', '--list-date', '2029-01-02'],
      command: {
        command: 'import',
        format: 'ofac',
        files: [resolve('sdn.csv'), resolve('alt.csv')],
        listDate: '2029-01-02',
      },
    },
    {
      argv: ['import', 'interpol', 'red.json', '--notice', 'red'],
      command: {
        command: 'import',
        format: 'interpol',
        files: [resolve('red.json')],
        notice: 'red',
      },
    },
  ])('reads $argv', async ({ argv, command }) => {
    expect((await read(...argv)).command).toEqual(command);
  });

  it('keeps its files where it is told, and reads the database from the environment', async () => {
    expect((await read('status')).options).toEqual({
      dataDirectory: resolve('.farpost/hub'),
      databaseUrl: 'postgres://from-environment',
    });
    const told = await read('--data', 'd', '--database-url', 'postgres://told', 'status');
    expect(told.options).toEqual({ dataDirectory: resolve('d'), databaseUrl: 'postgres://told' });
  });

  it('serves this machine only unless it is told otherwise', async () => {
    expect((await read('serve')).serve).toEqual({ port: 8790, host: '127.0.0.1' });
    expect((await read('serve', '--port', '0', '--host', '::')).serve).toEqual({
      port: 0,
      host: '::',
    });
  });
});
