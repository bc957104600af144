import { spawn } from 'node:child_process'

/** Opens a page where there is a browser to be found; that there is none is no failure: the link was printed. */
export function openBrowser(url: string): void {
  const [program, args] = browserCommand(process.platform, url)
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}

/** The program of a system that opens a page in the user's browser. */
export function browserCommand(platform: NodeJS.Platform, url: string): [program: string, args: string[]] {
  if (platform === 'darwin') return ['open', [url]]
  // Unlike `start`, it is no shell that would read the address.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]]
  return ['xdg-open', [url]]
}
