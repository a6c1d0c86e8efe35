import { getEventIteratorSchemaDetails, isContractProcedure } from '@orpc/contract';
import { expect, it } from 'vitest';
import { stationContract } from '#shared/station/contract.ts';

/** Names of all procedures that answer with a stream. */
const streams = Object.entries(stationContract).flatMap(([group, procedures]) =>
  Object.entries(procedures)
    .filter(([, procedure]) => isContractProcedure(procedure))
    .filter(
      ([
        ,
        {
          '~orpc': { outputSchema },
        },
      ]) => getEventIteratorSchemaDetails(outputSchema),
    )
    .map(([name]) => `${group}.${name}`),
);

// The desk holds both, the engine the second: three of the six connections that a browser keeps to one address. The
// others are for calls and for two files at a time.
it('leaves a browser connections for calls: there are two streams, and none for each topic', () => {
  expect(streams).toEqual(['session.watch', 'news.watch']);
});
