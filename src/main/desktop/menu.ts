import { Menu, type MenuItemConstructorOptions, shell } from 'electron'

/** The native menu: what a desktop program has, by roles, so that the system words and keys it. */
export function setMenu(platform: NodeJS.Platform, logFolder: string): void {
  const isMac = platform === 'darwin'
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : [{ label: '&File', submenu: [{ role: 'quit' } as const] }]),
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { type: 'separator' },
        { role: 'togglefullscreen' }
      ]
    },
    { role: 'windowMenu' },
    {
      label: '&Help',
      role: 'help',
      submenu: [{ label: 'Open Log Folder', click: () => void shell.openPath(logFolder) }]
    }
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
