/** What the desk asks of the station about training, and what it answers. */
import { z } from 'zod';
import { roleSchema } from './session.ts';

const nameSchema = z.string().trim().min(1).max(80);

/** Nobody proves who he is in training: the name is as it was chosen. */
export const startTrainingSchema = z.object({
  trainee: z.discriminatedUnion('kind', [
    /** An officer of this post, by id. */
    z.object({ kind: z.literal('officer'), officerId: z.string().max(60) }),
    z.object({ kind: z.literal('guest'), name: nameSchema }),
  ]),
  /** The role to work in, whatever the officer's own. */
  role: roleSchema,
});

export const startTrainingAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('training') }),
  /** Somebody is signed in, or training is under way. */
  z.object({ kind: z.literal('in-use') }),
  z.object({ kind: z.literal('unknown-officer') }),
  /** This installation came without the training world. */
  z.object({ kind: z.literal('not-installed') }),
  z.object({ kind: z.literal('failed'), reason: z.string().max(300) }),
]);

/** What was chosen, by question; the station works the score out again from it. */
export const finishedRunSchema = z.object({
  scenario: z.string().max(60),
  choices: z.record(z.string().max(60), z.array(z.string().max(60)).max(10)),
});

export const trainingResultSchema = z.object({
  /** Null for a guest. */
  officer: z.string().max(60).nullable(),
  name: z.string().max(80),
  role: roleSchema,
  scenario: z.string().max(60),
  /** Wall clock, ISO 8601 UTC. */
  at: z.iso.datetime(),
  right: z.int().nonnegative(),
  of: z.int().positive(),
  grave: z.boolean(),
  passed: z.boolean(),
});

/** A scenario that the trainee has passed, with the best of the scores. */
export const passedScenarioSchema = trainingResultSchema.pick({
  scenario: true,
  right: true,
  of: true,
});

/** Oldest first; the oldest go when there are more. */
export const MOST_RESULTS = 5000;
export const trainingResultsSchema = z.array(trainingResultSchema).max(MOST_RESULTS);

export const finishTrainingAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept'), result: trainingResultSchema }),
  z.object({ kind: z.literal('not-training') }),
  /** No run of that scenario could have made these choices. */
  z.object({ kind: z.literal('not-a-run') }),
  z.object({ kind: z.literal('failed'), reason: z.string().max(300) }),
]);

export type StartTraining = z.infer<typeof startTrainingSchema>;
export type StartTrainingAnswer = z.infer<typeof startTrainingAnswerSchema>;
export type FinishedRun = z.infer<typeof finishedRunSchema>;
export type PassedScenario = z.infer<typeof passedScenarioSchema>;
export type TrainingResult = z.infer<typeof trainingResultSchema>;
export type FinishTrainingAnswer = z.infer<typeof finishTrainingAnswerSchema>;
