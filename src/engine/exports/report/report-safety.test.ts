/** A report is opened in a browser and holds what strangers may have named. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { dataWith, finding, patchOf, topicOf, warning } from '../../../../test/support/sample-report.ts'
import { renderReport } from './render-report.ts'

describe('a report', () => {
  it('escapes hostile names wherever a name can stand', async () => {
    const hostile = `"><script>alert('x')</script><img src=x onerror=alert(1)>&`
    const page = await renderReport(
      dataWith({
        title: hostile,
        version: hostile,
        device: hostile,
        settings: [{ name: hostile, value: hostile }],
        warnings: [hostile],
        topics: [
          topicOf(1, 7, {
            name: hostile,
            exemplars: [patchOf(3, hostile)],
            finding: { ...finding, warning: { ...warning, cause: { ...warning.cause, level: hostile } } },
          }),
        ],
        leftOutPhotos: [{ photo: hostile, reason: hostile }],
        rejectedPatches: [
          { ...patchOf(9, hostile), reason: 'blurred' },
          { ...patchOf(9, hostile), pixels: new Uint8Array(), reason: 'too-small' },
        ],
        labels: [{ column: hostile, labels: 2, patches: 2, rows: [] }],
      }),
    )
    expect(page).not.toContain('<script')
    expect(page).not.toContain('<img')
    expect(page.match(/&lt;script&gt;alert\(&#39;x&#39;\)/g)?.length).toBeGreaterThan(10)
  })

  it('makes control characters and direction marks in names visible', async () => {
    const page = await renderReport(
      dataWith({ leftOutPhotos: [{ photo: 'cod\u202egpj.exe\nend', reason: 'No face was found.' }] }),
    )
    expect(page).toContain('<bdi>cod\ufffdgpj.exe\u240aend</bdi>')
  })

  it('asks the network for nothing and allows one style sheet, by its hash, and no script', async () => {
    const page = await renderReport(dataWith())
    expect(page).not.toMatch(/https?:|\/\/[a-z]|<script|<link|@import|\son[a-z]+=|\sstyle=/i)
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`default-src 'none'; img-src data:; style-src 'sha256-${hash}'`)
    expect(
      [...style.matchAll(/url\(([^)]{0,24})/g)].every(([, url]) => url.startsWith('data:image/webp')),
    ).toBe(true)
  })
})
