import { parse } from 'vue/compiler-sfc'
import { describe, expect, it } from 'vitest'
import { literalsOf, textsInTemplate } from './source-texts.ts'

function textsOf(template: string): string[] {
  return textsInTemplate(parse(`<template>${template}</template>`).descriptor.template?.ast)
}

describe('literalsOf', () => {
  it('finds names of texts, with what is filled in later as a star', () => {
    expect(literalsOf("t('jobs.pause') + t(`jobs.states.${job.state}`) + t(on ? 'a.b' : 'a.c-d')")).toEqual([
      'jobs.pause',
      'a.b',
      'a.c-d',
      'jobs.states.*',
    ])
  })
})

describe('textsInTemplate', () => {
  it('finds words between tags and in what is spoken', () => {
    expect(textsOf('<p title="Close it">Hello <b v-if="x">you</b></p>')).toEqual([
      'title="Close it"',
      'Hello',
      'you',
    ])
    expect(textsOf('<p>照片</p>')).toEqual(['照片'])
  })

  it('lets bindings, signs and other attributes pass', () => {
    expect(textsOf('<p class="note" :title="t(\'a.b\')">{{ t("a.c") }} · <img alt="" /></p>')).toEqual([])
  })
})
