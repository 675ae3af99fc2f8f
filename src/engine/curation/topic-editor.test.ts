import { describe, expect, it } from 'vitest'
import { openCuratedRun, type CuratedRun } from '../../../test/support/curated-run.ts'

function sizes({ explorer, key }: CuratedRun): Record<number, number> {
  return Object.fromEntries(explorer.topics(key).map(({ topic, size }) => [topic, size]))
}

function named(
  { explorer, key }: CuratedRun,
  wanted: number,
): { name: string | null; note: string } | undefined {
  const found = explorer.topics(key).find(({ topic }) => topic === wanted)
  return found && { name: found.name, note: found.note }
}

describe('openTopicEditor', () => {
  it('names topics and keeps notes, trimmed; an empty one takes it away', () => {
    const opened = openCuratedRun()
    const { editor, key, edited } = opened
    expect(editor.history(key)).toEqual({ undo: null, redo: null, edits: 0 })
    editor.edit(key, { kind: 'rename', topic: 2, name: '  Dry, pale ' })
    expect(editor.edit(key, { kind: 'note', topic: 2, note: 'Winter?\n' })).toEqual({
      undo: 'note',
      redo: null,
      edits: 2,
    })
    expect(named(opened, 2)).toEqual({ name: 'Dry, pale', note: 'Winter?' })
    expect(edited).toEqual([key, key])
    editor.edit(key, { kind: 'rename', topic: 2, name: ' ' })
    expect(named(opened, 2)).toEqual({ name: null, note: 'Winter?' })
  })

  it('counts what changes nothing as no edit', () => {
    const { editor, key, edited } = openCuratedRun()
    editor.edit(key, { kind: 'rename', topic: 2, name: 'Dry' })
    expect(editor.edit(key, { kind: 'rename', topic: 2, name: 'Dry ' }).edits).toBe(1)
    expect(edited).toHaveLength(1)
  })

  it('gives the patches of merged topics to the first of them, whose name stays', () => {
    const opened = openCuratedRun()
    const { editor, key } = opened
    editor.edit(key, { kind: 'rename', topic: 4, name: 'Four' })
    editor.edit(key, { kind: 'rename', topic: 1, name: 'One' })
    editor.edit(key, { kind: 'merge', topics: [4, 1, 5] })
    expect(sizes(opened)).toEqual({ 0: 8, 2: 8, 3: 8, 4: 24 })
    expect(named(opened, 4)?.name).toBe('Four')
    editor.undo(key)
    expect(sizes(opened)[1]).toBe(8)
    expect(named(opened, 1)?.name).toBe('One')
  })

  it('splits patches off into the next free number, over the topics that the run could have', async () => {
    const opened = openCuratedRun()
    const { editor, explorer, key } = opened
    editor.edit(key, { kind: 'split', topic: 1, positions: Int32Array.of(15, 2, 2) })
    editor.edit(key, { kind: 'split', topic: 6, positions: Int32Array.of(2) })
    expect(sizes(opened)).toEqual({ 0: 8, 1: 6, 2: 8, 3: 8, 4: 8, 5: 8, 6: 1, 7: 1 })
    expect((await explorer.points(key)).topics[15]).toBe(6)
    expect((await explorer.points(key)).topics[2]).toBe(7)
  })

  it('takes edits back and makes them again, one after the other, also after a restart', () => {
    const opened = openCuratedRun()
    const { editor, key } = opened
    editor.edit(key, { kind: 'merge', topics: [0, 1] })
    editor.edit(key, { kind: 'split', topic: 0, positions: Int32Array.of(0, 1, 2) })
    editor.edit(key, { kind: 'rename', topic: 6, name: 'New' })
    expect(editor.undo(key)).toEqual({ undo: 'split', redo: 'rename', edits: 2 })
    expect(editor.undo(key)).toEqual({ undo: 'merge', redo: 'split', edits: 1 })
    expect(sizes(opened)).toEqual({ 0: 16, 2: 8, 3: 8, 4: 8, 5: 8 })

    const later = opened.again()
    expect(sizes(later)).toEqual({ 0: 16, 2: 8, 3: 8, 4: 8, 5: 8 })
    expect(later.editor.redo(key)).toEqual({ undo: 'split', redo: 'rename', edits: 2 })
    expect(later.editor.redo(key)).toEqual({ undo: 'rename', redo: null, edits: 3 })
    expect(sizes(later)).toEqual({ 0: 13, 2: 8, 3: 8, 4: 8, 5: 8, 6: 3 })
    expect(named(later, 6)?.name).toBe('New')
    expect(later.edited).toHaveLength(2)
  })

  it('lets go of what was undone with the next edit, and gives its number to the next split', () => {
    const opened = openCuratedRun()
    const { editor, key } = opened
    editor.edit(key, { kind: 'split', topic: 0, positions: Int32Array.of(0) })
    editor.undo(key)
    expect(editor.edit(key, { kind: 'split', topic: 3, positions: Int32Array.of(6) })).toEqual({
      undo: 'split',
      redo: null,
      edits: 1,
    })
    expect(sizes(opened)).toEqual({ 0: 8, 1: 8, 2: 8, 3: 7, 4: 8, 5: 8, 6: 1 })
  })

  it('refuses what cannot be done, says what to do, and changes nothing', () => {
    const { editor, key, edited } = openCuratedRun()
    const refusals = [
      [{ kind: 'rename', topic: 6, name: 'x' }, 'not-found', /no topic 6/],
      [{ kind: 'merge', topics: [0, 9] }, 'not-found', /no topic 9/],
      [{ kind: 'merge', topics: [3, 3] }, 'bad-argument', /merged with itself/],
      [{ kind: 'split', topic: 0, positions: new Int32Array() }, 'bad-argument', /No patch/],
      [{ kind: 'split', topic: 0, positions: Int32Array.of(0, 2) }, 'bad-argument', /belong to topic 0/],
      [{ kind: 'split', topic: 0, positions: Int32Array.of(999) }, 'bad-argument', /belong to topic 0/],
      [
        { kind: 'split', topic: 0, positions: Int32Array.of(0, 1, 12, 13, 24, 25, 36, 37) },
        'bad-argument',
        /Nothing would be left/,
      ],
    ] as const
    for (const [edit, code, message] of refusals) {
      const attempt = (): unknown =>
        editor.edit(key, edit.kind === 'merge' ? { ...edit, topics: [...edit.topics] } : edit)
      expect(attempt).toThrow(
        expect.objectContaining({ code, message: expect.stringMatching(message) as unknown }),
      )
      expect(attempt).toThrow(expect.objectContaining({ hint: expect.stringMatching(/\.$/) as unknown }))
    }
    expect(() => editor.undo(key)).toThrow(expect.objectContaining({ code: 'nothing-to-do' }))
    expect(() => editor.redo(key)).toThrow(expect.objectContaining({ code: 'nothing-to-do' }))
    expect(edited).toEqual([])
  })
})
