import { indexedDbCeiling, privateFileCeiling } from './ceilings.ts';

async function measure(): Promise<void> {
  postMessage({ indexedDb: await indexedDbCeiling(), privateFiles: await privateFileCeiling() });
}

void measure();
