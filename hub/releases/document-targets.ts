/** The register of documents as the targets of its list. */
import { putRegister } from '#hub/register/put-register.ts';
import { registerDirectory } from '#hub/register/register-state.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import type { ListContent, ListReading } from './list-content.ts';
import type { PublishFailure } from './publish-failure.ts';

export async function putDocuments(
  reading: ListReading,
): Promise<Result<ListContent, PublishFailure>> {
  const { list, source, sealer, targets, register, onProgress } = reading;
  const put = await putRegister({
    list,
    source,
    sealer,
    documentsKeyOf: register.documentsKeyOf,
    put: targets.put,
    has: targets.has,
    onRead: (records) => onProgress({ stage: 'reading', records, of: list.records }),
    onPacked: (records) => onProgress({ stage: 'packing', records, of: list.records }),
    directory: registerDirectory(register.dataDirectory, list.description.id),
    limits: register.limits,
  });
  if (!put.ok) return put;
  const { records, targets: stored, register: described } = put.value;
  return succeed({ records, targets: stored, register: described });
}
