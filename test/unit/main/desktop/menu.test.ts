import type { MenuItemConstructorOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'

const electron = vi.hoisted(() => ({
  Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) },
  shell: { openPath: vi.fn(async () => '') }
}))
vi.mock('electron', () => electron)
const { setMenu } = await import('../../../../src/main/desktop/menu')

beforeEach(() => {
  electron.Menu.setApplicationMenu.mockClear()
})
const itemsFor = (platform: NodeJS.Platform): MenuItemConstructorOptions[] => {
  setMenu(platform, '/data/logs')
  const flatten = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])
  return flatten(electron.Menu.setApplicationMenu.mock.calls[0]?.[0] as MenuItemConstructorOptions[])
}

describe('The menu', () => {
  it.each<NodeJS.Platform>(['darwin', 'win32', 'linux'])(
    'on %s has no tools for developers and does not reload',
    (platform) => {
      const roles = itemsFor(platform).map(({ role }) => role)
      for (const role of ['toggleDevTools', 'reload', 'forceReload', 'viewMenu'] as const)
        expect(roles).not.toContain(role)
      expect(roles).toContain('editMenu')
    }
  )

  it('ends the program under File, on macOS under the program’s own name', () => {
    expect(itemsFor('linux').map(({ role }) => role)).toContain('quit')
    electron.Menu.setApplicationMenu.mockClear()
    expect(itemsFor('darwin').map(({ role }) => role)).toContain('appMenu')
  })

  it('opens the folder of the logs', () => {
    const item = itemsFor('linux').find(({ label }) => label === 'Open Log Folder')
    ;(item?.click as (() => void) | undefined)?.()
    expect(electron.shell.openPath).toHaveBeenCalledExactlyOnceWith('/data/logs')
  })
})
