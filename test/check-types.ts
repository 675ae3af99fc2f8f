/** Checks the types of every zone, each with what may be known there, two at a time. Exit code 1 when one fails. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const project = join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const atOnce = 2

const tsc = require.resolve('typescript/bin/tsc')
const vueTsc = require.resolve('vue-tsc/bin/vue-tsc.js')
/** The slow ones first, so that the pair ends together. */
const zones = [
  { name: 'node', compiler: tsc },
  { name: 'renderer', compiler: vueTsc },
  { name: 'electron', compiler: tsc },
  { name: 'e2e', compiler: tsc },
  { name: 'pure', compiler: tsc },
]

async function checkZone({ name, compiler }: (typeof zones)[number]): Promise<boolean> {
  const began = performance.now()
  const { code, output } = await runCompiler(compiler, ['-p', join('tsconfig', `${name}.json`), '--noEmit'])
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${code === 0 ? 'ok' : 'FAILED'}  types of ${name}, ${seconds} s\n${output}`)
  return code === 0
}

function runCompiler(compiler: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, ...args], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

const waiting = [...zones]
let passed = true
async function work(): Promise<void> {
  for (let zone = waiting.shift(); zone !== undefined; zone = waiting.shift()) {
    if (!(await checkZone(zone))) passed = false
  }
}
await Promise.all(Array.from({ length: atOnce }, work))
process.exitCode = passed ? 0 : 1
