/** `npm run dev`: the desktop application with its page as it is being written. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { findElectron } from './choose-front.ts'
import { projectFolder } from './project-folder.ts'

process.exitCode = await develop()

async function develop(): Promise<number> {
  if (findElectron(projectFolder, process.env) === null) {
    process.stderr.write("Electron's binary is not installed; npm run dev:web does the same in a browser.\n")
    return 1
  }
  const electronVite = join(projectFolder, 'node_modules/electron-vite/bin/electron-vite.js')
  const child = spawn(process.execPath, [electronVite, 'dev'], { cwd: projectFolder, stdio: 'inherit' })
  const [code] = (await once(child, 'close')) as [number | null]
  return code ?? 1
}
