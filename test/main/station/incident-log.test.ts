import { describe, expect, it } from 'vitest';
import { createIncidentLog } from '#main/station/incident-log.ts';

const lines: string[] = [];
const log = createIncidentLog({
  write: (line) => lines.push(line),
  wall: () => '2026-05-04T08:00:00.000Z',
  reference: () => 'ref-1',
});

describe('the incident log', () => {
  it('says where, never what', () => {
    const error = Object.assign(new RangeError('Jane Example\n    born 1980'), { code: 'ENOSPC' });
    expect(log.record(error)).toBe('ref-1');
    const line = JSON.parse(lines.pop() ?? '') as { where: unknown };
    expect(line).toMatchObject({ reference: 'ref-1', name: 'RangeError', code: 'ENOSPC' });
    expect(JSON.stringify(line.where)).toContain('incident-log.test.ts');
    expect(JSON.stringify(line)).not.toContain('Example');
    expect(JSON.stringify(line)).not.toContain('1980');
  });

  it('takes what is no error', () => {
    log.record('Jane Example');
    expect(lines.pop()).not.toContain('Example');
  });
});
