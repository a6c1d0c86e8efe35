import { type AnySchema, getEventIteratorSchemaDetails } from '@orpc/contract';
import { expect, it } from 'vitest';
import { stationContract } from '#shared/station/contract.ts';

type Procedure = { readonly '~orpc': { readonly outputSchema?: AnySchema | undefined } };

const isStream = (procedure: Procedure): boolean =>
  getEventIteratorSchemaDetails(procedure['~orpc'].outputSchema) !== undefined;

/** Names of all procedures that answer with a stream. */
const streams = Object.entries(stationContract).flatMap(([group, procedures]) =>
  Object.entries<Procedure>(procedures)
    .filter(([, procedure]) => isStream(procedure))
    .map(([name]) => `${group}.${name}`),
);

// The desk holds both, the engine the second: three of the six connections that a browser keeps to one address. The
// others are for calls and for two files at a time.
it('leaves a browser connections for calls: there are two streams, and none for each topic', () => {
  expect(streams).toEqual(['session.watch', 'news.watch']);
});
