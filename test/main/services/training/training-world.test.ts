import { beforeAll, describe, expect, it } from 'vitest';
import { publishTrainingWorld } from '#build/training/training-release.ts';
import {
  sourceOf,
  type TrainingWorld,
  trainingWorldFrom,
} from '#main/services/training/training-world.ts';

let world: TrainingWorld;
beforeAll(async () => {
  world = await publishTrainingWorld();
});

const bytesOf = async (path: string, from: number): Promise<number | string> => {
  const target = await sourceOf(world).target(path, from);
  return target.ok
    ? (await new Response(target.value).arrayBuffer()).byteLength
    : target.failure.kind;
};

describe('the training world as it is installed', () => {
  it('holds no key but that of its own release', () => {
    expect(JSON.stringify(world)).not.toMatch(/PRIVATE KEY/u);
    expect(Object.keys(world).sort()).toEqual(['metadata', 'releaseKey', 'root', 'targets', 'v']);
  });

  it.each([
    ['there is no file', async () => null],
    ['it cannot be read', () => Promise.reject(new Error('EACCES'))],
    ['it is no JSON', async () => '{'],
    ['it is something else', async () => '{"v":2}'],
  ])('counts as absent when %s', async (_, text) => {
    expect(await trainingWorldFrom(text)()).toBeNull();
  });

  it('comes back as it was written', async () => {
    expect(await trainingWorldFrom(async () => JSON.stringify(world))()).toEqual(world);
  });

  it('gives metadata up to a limit, and nothing that it does not have', async () => {
    const source = sourceOf(world);
    const root = await source.metadata('1.root.json', 200_000);
    expect(root.ok && new TextDecoder().decode(root.value)).toBe(world.root);
    expect(await source.metadata('1.root.json', 10)).toMatchObject({
      failure: { kind: 'too-large' },
    });
    expect(await source.metadata('2.root.json', 200_000)).toMatchObject({
      failure: { kind: 'not-found' },
    });
  });

  it('gives targets from any byte on', async () => {
    const [path = ''] = Object.keys(world.targets);
    const whole = await bytesOf(path, 0);
    expect(whole).toBeGreaterThan(50);
    expect(await bytesOf(path, 10)).toBe(Number(whole) - 10);
    expect(await bytesOf('nothing/here', 0)).toBe('not-found');
  });
});
