import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vite'
import page from './vite.renderer.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// As electron-vite does: whatever the environment says, what is shipped names no folder of this machine.
process.env.NODE_ENV = 'production'

/** The page of the witness display, built alone: it holds nothing of the page that people act in. */
export default mergeConfig(
  page,
  defineConfig({
    root: at('../renderer/witness'),
    publicDir: false,
    build: {
      outDir: at('../out/witness'),
      rolldownOptions: { input: at('../renderer/witness/index.html') },
    },
  }),
)
