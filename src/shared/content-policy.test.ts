import { describe, expect, it } from 'vitest'
import { headerPolicy, metaPolicy, webHeaderPolicy } from './content-policy.ts'

describe('the content policy', () => {
  it('lets no script but the files of the page run, and nothing come from elsewhere', () => {
    for (const policy of [metaPolicy, headerPolicy, webHeaderPolicy('127.0.0.1:1')]) {
      expect(policy).toContain("default-src 'none'; script-src 'self';")
      expect(policy).not.toMatch(/unsafe|https?:|\*/)
    }
  })

  it('adds to the page of the web host its own WebSocket and nothing more', () => {
    const added = webHeaderPolicy('[::1]:4040')
    expect(added).toContain("connect-src 'self' ws://[::1]:4040;")
    expect(added.replace(' ws://[::1]:4040', '')).toBe(headerPolicy)
    expect(headerPolicy).toBe(`${metaPolicy}; frame-ancestors 'none'`)
  })
})
