/** The export of a message as a file. */
import { z } from 'zod';
import type { Exported } from '#shared/asylum/forwarding/export-of.ts';
import { exportXml } from '#shared/asylum/forwarding/export-xml.ts';
import { letterPdf } from './pdf/letter-pdf.ts';

export const exportFormatSchema = z.enum(['pdf', 'xml', 'json']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export type ExportFile = {
  /** Says nothing about the case. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  pdf: 'application/pdf',
  xml: 'application/xml',
  json: 'application/json',
};

export async function exportFile(exported: Exported, format: ExportFormat): Promise<ExportFile> {
  return {
    name: `${exported.content.reference}.${format}`,
    mediaType: MEDIA_TYPES[format],
    bytes: await bytesOf(exported, format),
  };
}

async function bytesOf(exported: Exported, format: ExportFormat): Promise<Uint8Array> {
  if (format === 'pdf') return await letterPdf(exported);
  const { content } = exported;
  const text = format === 'xml' ? exportXml(content) : `${JSON.stringify(content, null, 2)}\n`;
  return new TextEncoder().encode(text);
}
