/**
 * Where unexpected exceptions end: a reference for the officer, and for the log where it happened. Never
 * the message, which may quote what someone typed.
 */
import { systemCode } from '#main/services/files/files.ts';

export type WriteLog = (line: string) => void;

export type IncidentLog = {
  /** Writes the incident down and answers its reference. */
  record(error: unknown): string;
};

export type IncidentSources = {
  readonly write: WriteLog;
  readonly wall: () => string;
  readonly reference: () => string;
};

const FRAMES = 12;

export const createIncidentLog = ({ write, wall, reference }: IncidentSources): IncidentLog => ({
  record(error) {
    const id = reference();
    const name = error instanceof Error ? error.name : typeof error;
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    const frames = stack.split('\n').filter((line) => /^\s+at /u.test(line));
    const where = frames.slice(0, FRAMES).map((line) => line.trim());
    write(JSON.stringify({ at: wall(), reference: id, name, code: systemCode(error), where }));
    return id;
  },
});
