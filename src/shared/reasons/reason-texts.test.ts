import { describe, expect, it } from 'vitest'
import { CheekboneError } from '../errors.ts'
import { fromErrorFrame, toErrorFrame } from '../rpc/frames.ts'
import { errorWords } from './reason-texts.ts'

const noFolder = new CheekboneError('not-found', 'There is no folder at /photos.', {
  reason: 'folderMissing',
  values: { folder: '/photos' },
  hint: 'Check the path of the photo folder.',
})
const english = { sentence: 'There is no folder at /photos.', hint: 'Check the path of the photo folder.' }

describe('errorWords', () => {
  it('keeps to the sentence and hint as they were made in English', () => {
    expect(errorWords(toErrorFrame(noFolder), 'en')).toEqual(english)
  })

  it('says them in Chinese by the reason, with its values', () => {
    expect(errorWords(toErrorFrame(noFolder), 'zh-CN')).toEqual({
      sentence: '/photos 处没有文件夹。',
      hint: '请检查照片文件夹的路径。',
    })
  })

  it('says a name with braces and dollars as it is', () => {
    const frame = { ...toErrorFrame(noFolder), values: { folder: '/{folder}/$&' } }
    expect(errorWords(frame, 'zh-CN').sentence).toBe('/{folder}/$& 处没有文件夹。')
  })

  it.each([
    ['without a reason', undefined],
    ['with a reason that is not known', 'newerReason'],
    ['with a reason that is no text', 'constructor'],
  ])('keeps to English for an error %s', (_, reason) => {
    expect(errorWords({ ...toErrorFrame(noFolder), reason }, 'zh-CN')).toEqual(english)
  })

  it('keeps to English where a value is missing, as from an engine of another version', () => {
    expect(errorWords({ ...toErrorFrame(noFolder), values: {} }, 'zh-CN')).toEqual(english)
  })
})

describe('the reason of an error', () => {
  it('goes over a line with its values', () => {
    expect(fromErrorFrame(toErrorFrame(noFolder))).toMatchObject({
      reason: 'folderMissing',
      values: { folder: '/photos' },
    })
  })

  it('is none where there was none', () => {
    const frame = toErrorFrame(new CheekboneError('io', 'No.'))
    expect(frame).toEqual({ code: 'io', sentence: 'No.', hint: null })
    expect(fromErrorFrame(frame).reason).toBeUndefined()
  })

  it.each([[[]], [null], ['folder'], [{ folder: {} }]])(
    'is left out with values that are none: %j',
    (values) => {
      const error = fromErrorFrame({ ...toErrorFrame(noFolder), values })
      expect(error).toMatchObject({ message: english.sentence, hint: english.hint })
      expect(errorWords(toErrorFrame(error), 'zh-CN')).toEqual(english)
    },
  )

  it('is small enough to send', () => {
    const long = new CheekboneError('io', 'No.', {
      reason: 'fileNotWritable',
      values: { file: 'x'.repeat(1e6) },
    })
    expect(String(toErrorFrame(long).values?.file)).toHaveLength(10_000)
  })
})
