import { defineConfig } from 'vite';

// Electron's main process as one ES module: everything but Electron and Node itself is bundled.
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'main/electron/index.ts',
    outDir: 'dist/main',
    target: 'node24',
    minify: false,
    rollupOptions: { external: ['electron'], output: { entryFileNames: 'index.js' } },
  },
});
