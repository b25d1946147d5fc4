import { fileURLToPath } from 'node:url'
import { defineConfig } from 'electron-vite'
import renderer from './vite.renderer.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  main: {
    build: {
      outDir: at('../out/main'),
      // Bundled, so that the archive holds what is used and no more; the database finds its native
      // file beside its own.
      externalizeDeps: false,
      rolldownOptions: { input: at('main.ts'), external: ['better-sqlite3'] },
    },
  },
  preload: {
    build: {
      outDir: at('../out/preload'),
      externalizeDeps: false, // a sandboxed preload can require nothing but electron
      rolldownOptions: {
        input: { preload: at('preload.ts'), witness: at('preload-witness.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer,
})
