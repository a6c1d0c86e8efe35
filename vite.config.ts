import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The desk as plain files. Nothing is inlined, so that the page runs under a policy that names
 * nothing but its own origin.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
