import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import config from '../../electron-builder.config.ts'
import { writeStandInElectron } from './stand-in-electron.ts'

/**
 * Packages for Linux with the project's own configuration and a stand-in for Electron; nothing is fetched. The project must have been
 * built.
 * @returns the folder of the packed application, below `output`
 */
export async function packOffline(project: string, output: string): Promise<string> {
  const electronDist = await mkdtemp(join(tmpdir(), 'cheekbone-electron-'))
  try {
    await writeStandInElectron(electronDist)
    const arch = process.arch === 'arm64' ? Arch.arm64 : Arch.x64
    await build({
      targets: Platform.LINUX.createTarget('dir', arch),
      projectDir: project,
      publish: 'never',
      config: { ...config, electronDist, directories: { ...config.directories, output } },
    })
    return join(output, arch === Arch.x64 ? 'linux-unpacked' : 'linux-arm64-unpacked')
  } finally {
    await rm(electronDist, { recursive: true })
  }
}
