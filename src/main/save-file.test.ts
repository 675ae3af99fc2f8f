import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { plainName, saveFile } from './save-file.ts'

const file = { fileName: 'patches.csv', bytes: new Uint8Array([1, 2, 3]) }

describe('saveFile', () => {
  it('offers the name in the folder, and writes where the person says', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'other.csv')
    writeFileSync(path, 'before')
    const choose = vi.fn(() => Promise.resolve(path))
    expect(await saveFile(file, { folder: '/downloads', label: 'Save', choose })).toBe(true)
    expect(choose.mock.lastCall).toMatchObject([
      { defaultPath: join('/downloads', 'patches.csv'), filters: [{ name: 'CSV', extensions: ['csv'] }] },
    ])
    expect([...readFileSync(path)]).toEqual([1, 2, 3])
    expect(readdirSync(folder)).toEqual(['other.csv'])
  })

  it('writes nothing when the dialog is left', async () => {
    expect(await saveFile(file, { folder: '/', label: 'Save', choose: () => Promise.resolve(null) })).toBe(
      false,
    )
  })

  it('leaves nothing behind where it cannot write, and says so', async () => {
    const folder = temporaryFolder()
    // A folder of that name cannot be replaced by a file.
    const choose = () => Promise.resolve(folder)
    await expect(saveFile(file, { folder: '/', label: 'Save', choose })).rejects.toThrow()
    expect(readdirSync(join(folder, '..')).filter((name) => name.startsWith('.cheekbone-'))).toEqual([])
  })

  it('offers no name that leads elsewhere or that a system refuses', () => {
    expect(plainName('../../etc/passwd')).toBe('-..-etc-passwd')
    expect(plainName('a:b\\c\u0000|d?.csv')).toBe('a-b-c--d-.csv')
    expect(plainName('夏天 2024.html')).toBe('夏天 2024.html')
  })
})
