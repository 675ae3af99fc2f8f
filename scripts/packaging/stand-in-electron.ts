/**
 * A folder that electron-builder takes for an unpacked Electron for Linux, so that packaging can be tried where the real one is not
 * and cannot be had. It cannot be started; it holds what packaging touches: an executable with fuses, and locales.
 */
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'

/** Stands before the fuses in every Electron executable: docs/tutorial/fuses.md of Electron. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const fuseWireVersion = 1

export async function writeStandInElectron(folder: string): Promise<void> {
  const fuses = Object.values(FuseV1Options).filter((value) => typeof value === 'number').length
  await mkdir(join(folder, 'locales'), { recursive: true })
  const executable = join(folder, 'electron')
  const wire = [
    Buffer.from(fuseSentinel),
    Buffer.from([fuseWireVersion, fuses]),
    Buffer.from('0'.repeat(fuses)),
  ]
  await writeFile(executable, Buffer.concat([Buffer.from('stand-in\0'), ...wire]))
  await chmod(executable, 0o755)
  await writeFile(join(folder, 'version'), '0.0.0')
  for (const locale of ['de', 'en-US', 'zh-CN']) await writeFile(join(folder, 'locales', `${locale}.pak`), '')
}
