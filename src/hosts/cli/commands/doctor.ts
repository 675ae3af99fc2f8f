import type { Command } from 'commander'
import type { DoctorCheck, DoctorReport } from '../../../shared/doctor-report.ts'
import { withEngine } from '../engine-client.ts'

const marks: Record<DoctorCheck['state'], string> = { works: 'ok     ', missing: 'missing', fails: 'FAILS  ' }

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('versions, devices, what works here and what does not')
    .option('--json', 'as one line of JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const report = await withEngine((engine) => engine.call('system.doctor', {}))
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : describeReport(report))
    })
}

function describeReport({ versions, checks }: DoctorReport): string {
  const lines = Object.entries(versions).map(([name, version]) => `${name.padEnd(16)} ${version}`)
  const results = checks.map(({ name, state, detail }) => `${marks[state]}  ${name}: ${detail}`)
  return [...lines, '', ...results, ''].join('\n')
}
