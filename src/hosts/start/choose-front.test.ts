import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { chooseFront, findElectron, type Place } from './choose-front.ts'

const desk: Place = { platform: 'linux', env: { DISPLAY: ':0' }, electron: '/electron', isRoot: false }

describe('the front that npm start opens', () => {
  it.each<[string, Partial<Place>]>([
    ['X11', {}],
    ['Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' } }],
    ['macOS', { platform: 'darwin', env: {} }],
    ['Windows', { platform: 'win32', env: {} }],
  ])('is the desktop application under %s', (_, place) => {
    expect(chooseFront({ ...desk, ...place })).toEqual({ kind: 'desktop', binary: '/electron' })
  })

  it.each<[string, Partial<Place>, RegExp]>([
    ['without the binary', { electron: null }, /^Electron's binary is not installed,/],
    ['without a display', { env: {} }, /^There is no display here,/],
    ['with an empty display', { env: { DISPLAY: '' } }, /^There is no display here,/],
    ['as root', { isRoot: true }, /^Electron does not run as root,/],
  ])('is the web host %s, and one sentence says why', (_, place, reason) => {
    const front = chooseFront({ ...desk, ...place })
    expect(front.kind).toBe('web')
    if (front.kind !== 'web') return
    expect(front.sentence).toMatch(reason)
    expect(front.sentence.match(/\./g)).toHaveLength(1)
  })
})

describe("Electron's binary", () => {
  function install(): { project: string; note: string; binary: string } {
    const project = temporaryFolder()
    const home = join(project, 'node_modules/electron')
    mkdirSync(join(home, 'dist'), { recursive: true })
    return { project, note: join(home, 'path.txt'), binary: join(home, 'dist/electron') }
  }

  it('is found where the package says that it lies, without asking the package', () => {
    const { project, note, binary } = install()
    expect(findElectron(project, {})).toBeNull()
    writeFileSync(note, 'electron\n')
    expect(findElectron(project, {})).toBeNull()
    writeFileSync(binary, '')
    expect(findElectron(project, {})).toBe(binary)
  })

  it('may lie in a folder of its own', () => {
    const { project, note } = install()
    const other = temporaryFolder()
    writeFileSync(note, 'electron')
    writeFileSync(join(other, 'electron'), '')
    expect(findElectron(project, { ELECTRON_OVERRIDE_DIST_PATH: other })).toBe(join(other, 'electron'))
  })
})
