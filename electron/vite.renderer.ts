import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * The page, built alone: `vite build -c electron/vite.renderer.ts`. electron-vite takes it from here,
 * and so do the browser tests, which need no Electron. Not minified: what is shipped can be read.
 */
export default defineConfig({
  root: at('../renderer'),
  base: '/',
  publicDir: at('../renderer/public'),
  plugins: [react()],
  build: {
    outDir: at('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    minify: false,
    // Inlined assets and the preload polyfill would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: at('../renderer/index.html') },
  },
})
