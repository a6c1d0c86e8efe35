import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createTerminal } from '#hub/cli/terminal.ts';

describe('createTerminal', () => {
  function terminal(isTTY: boolean) {
    const written = { out: '', error: '' };
    const streamTo = (name: 'out' | 'error') => {
      const stream = new PassThrough();
      stream.on('data', (text) => {
        written[name] += String(text);
      });
      return stream;
    };
    const error = Object.assign(streamTo('error'), { isTTY });
    return { written, ...createTerminal({ out: streamTo('out'), error }) };
  }

  it('keeps answers and problems apart', () => {
    const { written, line, problem } = terminal(false);
    line('answer');
    problem('problem');
    expect(written).toEqual({ out: 'answer\n', error: 'problem\n' });
  });

  it('shows progress elsewhere than on a terminal every ten percent, each once', () => {
    const { written, progress } = terminal(false);
    for (let done = 0; done <= 100; done += 1) progress({ label: 'Reading', done, total: 100 });
    const steps = Array.from({ length: 11 }, (_, tens) => `Reading ${tens * 10}%\n`);
    expect(written).toEqual({ out: '', error: steps.join('') });
  });

  it('says once that something of unknown length goes on', () => {
    const { written, progress } = terminal(false);
    progress({ label: 'Reading', done: 1, total: null });
    progress({ label: 'Reading', done: 2, total: null });
    expect(written.error).toBe('Reading …\n');
  });

  it('draws a bar on a terminal and ends it before words', () => {
    const { written, progress, line, finish } = terminal(true);
    progress({ label: 'Reading', done: 50, total: 100 });
    progress({ label: 'Sealing', done: 1, total: 2 });
    line('done');
    finish();
    expect(written.error).toContain('Reading');
    expect(written.error).toContain('Sealing');
    expect(written.out).toBe('done\n');
  });
});
