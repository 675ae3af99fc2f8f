import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { menuTemplate } from './app-menu.ts'
import type { MenuState } from './app-menu.ts'
import { english } from './texts/en.ts'
import { simplifiedChinese } from './texts/zh-cn.ts'

function setUp(state: Partial<MenuState> = {}) {
  const actions = {
    openFolder: vi.fn(),
    openLibrary: vi.fn(),
    openRecent: vi.fn(),
    revealLog: vi.fn(),
    showDocumentation: vi.fn(),
    checkForUpdates: null,
  }
  const menus = menuTemplate({
    platform: 'linux',
    development: false,
    recent: [],
    actions,
    texts: english.menu,
    ...state,
  })
  return { actions, menus, items: menus.flatMap(itemsBelow) }
}

function itemsBelow(item: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  return [item, ...(Array.isArray(item.submenu) ? item.submenu.flatMap(itemsBelow) : [])]
}

/** Items are clicked without their menu here; none of ours looks at what it is handed. */
function click(item: MenuItemConstructorOptions | undefined): void {
  const clicked = item?.click as (() => void) | undefined
  clicked?.()
}

describe('menuTemplate', () => {
  it('opens by the platform-independent shortcuts', () => {
    const { items, actions } = setUp()
    click(items.find(({ accelerator }) => accelerator === 'CommandOrControl+O'))
    expect(actions.openFolder).toHaveBeenCalledOnce()
    click(items.find(({ accelerator }) => accelerator === 'CommandOrControl+Shift+O'))
    expect(actions.openLibrary).toHaveBeenCalledOnce()
  })

  it('has editing, zooming and windows from the system', () => {
    const roles = setUp().items.map(({ role }) => role)
    expect(roles).toEqual(
      expect.arrayContaining([
        'editMenu',
        'windowMenu',
        'resetZoom',
        'zoomIn',
        'zoomOut',
        'togglefullscreen',
      ]),
    )
  })

  it('shows developer tools and reload only while Cheekbone is developed', () => {
    const rolesOf = (development: boolean) => setUp({ development }).items.map(({ role }) => role)
    expect(rolesOf(true)).toEqual(expect.arrayContaining(['toggleDevTools', 'reload']))
    expect(rolesOf(false)).not.toContain('toggleDevTools')
    expect(rolesOf(false)).not.toContain('reload')
  })

  it('opens a recent library, and tells two of one name apart', () => {
    const recent = [
      { path: '/data/holiday-1.cheekbone', name: 'holiday' },
      { path: '/data/holiday-2.cheekbone', name: 'holiday' },
      { path: '/data/work.cheekbone', name: 'work' },
    ]
    const { items, actions } = setUp({ recent })
    const labels = items.map(({ label }) => label)
    expect(labels).toEqual(
      expect.arrayContaining(['holiday (holiday-1.cheekbone)', 'holiday (holiday-2.cheekbone)', 'work']),
    )
    click(items.find(({ label }) => label === 'work'))
    expect(actions.openRecent).toHaveBeenCalledWith('/data/work.cheekbone')
  })

  it('greys out the recent libraries when there are none', () => {
    expect(setUp().items.find(({ label }) => label === 'Open Recent')?.enabled).toBe(false)
  })

  it('quits from the application menu on macOS and from the file menu elsewhere', () => {
    const mac = setUp({ platform: 'darwin' })
    expect(mac.menus[0].role).toBe('appMenu')
    expect(mac.items.map(({ role }) => role)).not.toContain('quit')
    expect(setUp().items.map(({ role }) => role)).toContain('quit')
  })

  it('asks for updates only where there is somebody to ask', () => {
    const { actions, items } = setUp()
    expect(items.map(({ label }) => label)).not.toContain('Check for Updates…')
    const checkForUpdates = vi.fn()
    const asked = setUp({ actions: { ...actions, checkForUpdates } })
    click(asked.items.find(({ label }) => label === 'Check for Updates…'))
    expect(checkForUpdates).toHaveBeenCalledOnce()
  })

  it.each(['linux', 'darwin', 'win32'] as const)('speaks Chinese throughout on %s', (platform) => {
    const { items } = setUp({ platform, texts: simplifiedChinese.menu })
    const english = items.filter(
      ({ role, type, label, visible }) =>
        role !== 'appMenu' &&
        type !== 'separator' &&
        visible !== false &&
        !/\p{Script=Han}/u.test(label ?? ''),
    )
    expect(english).toEqual([])
  })

  it('reveals the log and shows the documentation', () => {
    const { items, actions } = setUp()
    click(items.find(({ label }) => label === 'Reveal Log'))
    click(items.find(({ accelerator }) => accelerator === 'F1'))
    expect(actions.revealLog).toHaveBeenCalledOnce()
    expect(actions.showDocumentation).toHaveBeenCalledOnce()
  })
})
