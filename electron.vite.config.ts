import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { developmentPolicy } from './src/hosts/start/development-policy.ts'

function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

/**
 * What runs outside the window, each as a file of its own under out/main: the shell, the engine, and every worker thread
 * that the engine starts by name (src/engine/jobs/worker-url.ts). A new worker gets a line in both.
 */
const nodeEntries = {
  main: at('src/main/main.ts'),
  // Not a thread: the packaged application starts itself for it.
  'device-trial': at('src/engine/runtime/device-trial.ts'),
  'engine-process': at('src/engine/engine-process.ts'),
  'compute-worker': at('src/engine/jobs/compute/compute-worker.ts'),
  'draw-skin-worker': at('src/engine/pretraining/draw-skin-worker.ts'),
  'examine-worker': at('src/engine/library/import/examine-worker.ts'),
  'layout-worker': at('src/engine/maps/layout-worker.ts'),
}

/**
 * CommonJS throughout: a sandboxed preload can be nothing else, and the package's own type is `module`, hence `.cjs`.
 * Shared pieces lie beside the entries, not in a folder: whichever file asks for a worker finds it next to itself.
 */
const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
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
    plugins: [vue(), developmentPolicy()],
    build: {
      // Electron's own Chromium is the only reader, and the policy forbids inlined scripts and styles.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('src/renderer/index.html') },
    },
  },
})
