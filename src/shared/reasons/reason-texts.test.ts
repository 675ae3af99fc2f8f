import { describe, expect, it } from 'vitest'
import { CheekboneError } from '../errors.ts'
import { fromErrorFrame, toErrorFrame } from '../rpc/frames.ts'
import { errorWords, keptSentence } from './reason-texts.ts'

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

  it('says a sentence among the values in Chinese too', () => {
    const error = new CheekboneError(
      'io',
      'The folder a cannot be opened. There is no permission to read it.',
      {
        reason: 'folderNotOpened',
        values: { folder: 'a', why: 'There is no permission to read it.' },
      },
    )
    expect(errorWords(toErrorFrame(error), 'zh-CN').sentence).toBe('无法打开文件夹 a。没有读取权限。')
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

describe('keptSentence', () => {
  it.each([
    ['The picture is too small for a face (40 x 30 pixels).', '图片太小，容不下人脸（40 × 30 像素）。'],
    ['The folder was left out. It cannot be read (EIO).', '该文件夹被排除。无法读取（EIO）。'],
    ['The picture is damaged and cannot be decoded (bad {code}).', '图片已损坏，无法解码（bad {code}）。'],
    ['loss 0.312', '损失 0.312'],
    ['step 40', '第 40 步'],
    ['near 24 topics', '24 个主题左右'],
    ['Nobody has said this before.', 'Nobody has said this before.'],
  ])('says “%s” in Chinese, and as it is in English', (sentence, chinese) => {
    expect(keptSentence(sentence, 'zh-CN')).toBe(chinese)
    expect(keptSentence(sentence, 'en')).toBe(sentence)
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
