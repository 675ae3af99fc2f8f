import { parse } from 'vue/compiler-sfc'
import { describe, expect, it } from 'vitest'
import { messages as english } from './en/messages.ts'
import { messages as chinese } from './zh-CN/messages.ts'
import { literalsOf, textsInTemplate } from './source-texts.ts'

const components = import.meta.glob<string>('../**/*.vue', { query: '?raw', import: 'default', eager: true })
const scripts = import.meta.glob<string>(['../**/*.ts', '!../**/*.test.ts', '!../locales/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

type Tree = { readonly [key: string]: string | Tree }

/** By path: `jobs.states.done`. */
function flatten(tree: Tree, before = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[before + key, value]] : [...flatten(value, `${before}${key}.`)],
    ),
  )
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort()
}

const inEnglish = flatten(english)
const inChinese = flatten(chinese)

describe('texts', () => {
  it('are there in both languages, under the same names', () => {
    expect([...inChinese.keys()].sort()).toEqual([...inEnglish.keys()].sort())
  })

  it('have the same placeholders in both languages, whatever the number', () => {
    const differing = [...inEnglish]
      .map(([key, text]) => ({ key, en: placeholders(text), zh: placeholders(inChinese.get(key) ?? '') }))
      .filter(({ en, zh }) => en.join() !== zh.join())
    expect(differing).toEqual([])
  })

  it('are empty in no language where the other has words', () => {
    const empty = [...inEnglish].filter(([key, text]) => (text === '') !== (inChinese.get(key) === ''))
    expect(empty.map(([key]) => key)).toEqual([])
  })

  it('are all used', () => {
    const used = [...Object.values(components), ...Object.values(scripts)].flatMap(literalsOf)
    const exact = new Set(used.filter((literal) => !literal.includes('*')))
    const patterns = [...new Set(used)]
      .filter((literal) => literal.includes('*'))
      .map((literal) => new RegExp(`^${literal.replaceAll('.', '\\.').replaceAll('*', '[\\w-]+')}$`))
    const isUsed = (key: string): boolean => exact.has(key) || patterns.some((pattern) => pattern.test(key))
    expect([...inEnglish.keys()].filter((key) => !isUsed(key))).toEqual([])
  })
})

describe('templates', () => {
  it.each(Object.keys(components))('%s has no words of its own', (path) => {
    const { descriptor, errors } = parse(components[path])
    expect(errors).toEqual([])
    expect(textsInTemplate(descriptor.template?.ast)).toEqual([])
  })
})
