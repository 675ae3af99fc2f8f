import { describe, expect, it } from 'vitest'
import { Html } from '../exports/report/markup.ts'
import { collapseAlarm } from '../training/history.ts'
import { sentenceForReadError } from '../library/photos/read-photo.ts'
import { textsIn } from './texts.ts'

/** Numbers stand for whatever a text takes. */
function flatten(tree: object, before = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] => {
      const name = before + key
      if (typeof value === 'string') return [[name, value]]
      if (value instanceof Html) return [[name, value.markup]]
      if (typeof value === 'function') return [[name, '()']]
      return [...flatten(value as object, `${name}.`)]
    }),
  )
}

const english = flatten(textsIn('en'))
const chinese = flatten(textsIn('zh-CN'))
/** Names that are the same everywhere. */
const names = ['settings.version.name']
const isChinese = /\p{Script=Han}/u

describe('texts of files', () => {
  it('are there in both languages, under the same names and of the same kind', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [name, text] of english) expect(chinese.get(name) === '()', name).toBe(text === '()')
  })

  it('are Chinese in Chinese and English in English', () => {
    const said = ([name, text]: [string, string]): boolean =>
      /\p{L}/u.test(text) && text !== '()' && !names.includes(name)
    expect([...chinese].filter(said).filter(([, text]) => !isChinese.test(text))).toEqual([])
    expect([...english].filter(([, text]) => isChinese.test(text))).toEqual([])
  })
})

describe('sentences that a library keeps in English', () => {
  const { sentence } = textsIn('zh-CN').said

  it('are as they were in English, and in Chinese where they are known', () => {
    const codes = ['EACCES', 'ENOENT', 'ELOOP', 'EISDIR', 'ERR_FS_FILE_TOO_LARGE', 'EIO']
    const kept = [
      ...codes.map((code) => sentenceForReadError(Object.assign(new Error(code), { code }))),
      collapseAlarm(
        Array.from({ length: 20 }, (_, i) => ({
          step: i + 1,
          epoch: 1,
          loss: 0,
          learningRate: 0,
          spread: 0,
          momentum: 0,
        })),
        [],
        4,
      )?.sentence ?? '',
      'The picture is too small for a face (40 x 30 pixels).',
      'The folder was left out. There is no permission to read it.',
    ]
    for (const each of kept) {
      expect(textsIn('en').said.sentence(each)).toBe(each)
      expect(sentence(each).replaceAll(/EIO|GiB/g, '')).not.toMatch(/[A-Za-z]{3,}/)
    }
    expect(sentence(kept[7])).toBe('图片太小，容不下人脸（40 × 30 像素）。')
  })

  it('stay as they were written where they are not known', () => {
    expect(sentence('Something that nobody has said before.')).toBe('Something that nobody has said before.')
  })
})
