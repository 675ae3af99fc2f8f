import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

/**
 * What runs outside the window, each as a file of its own under out/main: the shell, the engine, and every worker thread
 * that the engine starts by name. A new worker gets a line here and nowhere else.
 */
const nodeEntries = {
  main: at('src/main/main.ts'),
  engine: at('src/engine/index.ts'),
  'compute-worker': at('src/engine/jobs/compute/compute-worker.ts'),
}

/** CommonJS throughout: a sandboxed preload can be nothing else, and the package's own type is `module`, hence `.cjs`. */
const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
} as const

const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }

export default defineConfig({
  main: {
    // Every dependency stays a package, loaded from node_modules: some carry native code, others find their models beside
    // themselves.
    build: { externalizeDeps: true, rolldownOptions: { input: nodeEntries, output: commonJs } },
  },
  preload: {
    define: { __CHEEKBONE_VERSION__: JSON.stringify(version) },
    build: {
      externalizeDeps: false,
      rolldownOptions: { input: { preload: at('src/preload/preload.ts') }, output: commonJs },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [vue()],
    build: {
      // Electron's own Chromium is the only reader, and the policy forbids inlined scripts and styles.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('src/renderer/index.html') },
    },
  },
})
