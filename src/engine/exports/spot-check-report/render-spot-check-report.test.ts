import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openExportedRun, type ExportedRun } from '../../../../test/support/exported-run.ts'

async function pageOf({ files, key }: ExportedRun): Promise<string> {
  return new TextDecoder().decode((await files.spotCheckReport(key)).bytes)
}

describe('a report of spot-checks', () => {
  it('shows results and judged pictures of every topic that was opened', async () => {
    const opened = openExportedRun()
    const { editor, checker, key, explorer } = opened
    editor.edit(key, { kind: 'rename', topic: 3, name: '<b>Dry</b>' })
    editor.edit(key, { kind: 'note', topic: 3, note: 'Look again.' })
    const { topics } = await explorer.points(key)
    for (const { position } of checker.open(key, { topic: 3, wanted: 40 }).items)
      checker.judge(key, {
        topic: 3,
        position,
        verdict: topics[position] === 3 ? 'belongs' : 'does-not',
      })
    checker.open(key, { topic: 1, wanted: 40 })
    const page = await pageOf(opened)
    expect(page).toContain('&lt;b&gt;Dry&lt;/b&gt; (topic 3)')
    expect(page).toContain('Look again.')
    expect(page.replaceAll(/\s+/g, ' ')).toContain('10 pictures judged in 2 topics, 1 of them to the end.')
    // Wilson's interval of 8 of 8 in strata of 3, 4 and 1, all judged.
    expect(page).toMatch(/100\s%<\/b>/)
    expect(page).toMatch(/68\s% to 100\s%/)
    expect(page).toContain('2 of 2 intruders caught')
    expect(page).toContain('None of its 10 pictures has been judged yet.')
    expect(page).toContain('4 topics not looked at yet.')
    expect(page.match(/class="tile z/g)).toHaveLength(10)
    expect(page.match(/intruder" role="img"/g)).toHaveLength(2)
  })

  it('is written in Chinese for a window in Chinese', async () => {
    const { files, checker, key } = openExportedRun()
    const [{ position }] = checker.open(key, { topic: 0, wanted: 40 }).items
    checker.judge(key, { topic: 0, position, verdict: 'unsure' })
    const { bytes } = await files.spotCheckReport(key, { language: 'zh-CN' })
    const page = new TextDecoder().decode(bytes)
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).toContain('<h1>my skin 的抽查</h1>')
    expect(page).toContain('在 1 个主题中判断了 1 张图片')
    const words = page
      .slice(page.indexOf('<body>'))
      .replace(/<svg[^]*?<\/svg>|<[^>]*>|Cheekbone [\w.-]+|Cheekbone|my skin/g, '')
    expect(words).not.toMatch(/[a-z]{3,}/i)
  })

  it('asks the network for nothing, runs nothing, and names no photo', async () => {
    const opened = openExportedRun()
    const { checker, key } = opened
    const [{ position }] = checker.open(key, { topic: 0, wanted: 40 }).items
    checker.judge(key, { topic: 0, position, verdict: 'unsure' })
    const page = await pageOf(opened)
    expect(page).not.toMatch(/<script|https?:|\.jpg|folder-/)
    const style = /<style>([^]*)<\/style>/.exec(page)![1]
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`style-src 'sha256-${hash}'`)
    expect(page).toContain("default-src 'none'")
  })

  it('is refused before any sample was opened', async () => {
    await expect(pageOf(openExportedRun())).rejects.toMatchObject({ code: 'nothing-to-do' })
  })
})
