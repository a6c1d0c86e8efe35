/** Builds the harness and serves it under the very content policy that the station serves the desk with. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { CONTENT_POLICY } from '#main/station/pages.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

const root = import.meta.dirname;

export type Harness = { readonly origin: string; close(): void };

export async function serveHarness(outDirectory: string): Promise<Harness> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: outDirectory,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = normalize(pathname === '/' ? '/index.html' : pathname);
    readFile(join(outDirectory, name)).then(
      (bytes) => {
        response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream');
        response.setHeader('content-security-policy', CONTENT_POLICY);
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the harness has no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => void server.close() };
}
