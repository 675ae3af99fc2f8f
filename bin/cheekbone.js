#!/usr/bin/env node
// Starts the command line with the Node that it needs: this one if it is new enough, else the one that comes with the package.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/hosts/cli/main.ts', import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 18)) {
  await import(main)
} else {
  const bundled = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
  if (!existsSync(bundled)) {
    console.error(
      `Cheekbone needs Node 22.18 or newer; this is ${process.versions.node}. Install a newer Node, or run npm ci.`,
    )
    process.exit(1)
  }
  const { status } = spawnSync(bundled, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
