import type { Page } from '@playwright/test'

/** A notification as the page asked for it. */
export interface AskedNotice {
  readonly title: string
  readonly body: string
}

export interface PageSignals {
  /** Names of the sounds that were asked for, oldest first. */
  sounds(): Promise<string[]>
  notices(): Promise<AskedNotice[]>
  /** Presses the newest notification. */
  pressNotice(): Promise<void>
  /** From now on the browser plays nothing, or plays again. */
  refuseSound(isRefused: boolean): Promise<void>
}

interface Spied {
  isRefused: boolean
  sounds: string[]
  notices: (AskedNotice & { onclick: (() => void) | null })[]
}

/** Stands in for what a browser without a screen has not: sounds and notifications. To be called before the page opens. */
export async function spyOnSignals(page: Page): Promise<PageSignals> {
  await page.addInitScript(() => {
    const spied: Spied = { isRefused: false, sounds: [], notices: [] }
    Object.assign(window, { spied })
    HTMLMediaElement.prototype.play = function play(this: HTMLMediaElement) {
      if (spied.isRefused) return Promise.reject(new DOMException('not yet', 'NotAllowedError'))
      // Without volume it only asks whether it may be heard.
      if (this.volume > 0) spied.sounds.push(/(high|medium|low)/.exec(this.src)?.[1] ?? this.src)
      return Promise.resolve()
    }
    class SpiedNotification {
      static permission = 'granted'
      static requestPermission = () => Promise.resolve('granted')
      readonly body: string
      onclick: (() => void) | null = null
      constructor(
        readonly title: string,
        options: { body?: string } = {}
      ) {
        this.body = options.body ?? ''
        spied.notices.push(this)
      }
      close(): void {
        this.onclick = null
      }
    }
    Object.assign(window, { Notification: SpiedNotification })
  })
  const read = <Value>(what: 'sounds' | 'notices'): Promise<Value[]> =>
    page.evaluate((name) => JSON.parse(JSON.stringify(Reflect.get(Reflect.get(window, 'spied'), name))), what)
  return {
    sounds: () => read<string>('sounds'),
    notices: async () => (await read<AskedNotice>('notices')).map(({ title, body }) => ({ title, body })),
    pressNotice: () =>
      page.evaluate(() => {
        const { notices }: Spied = Reflect.get(window, 'spied')
        notices.at(-1)?.onclick?.()
      }),
    refuseSound: (isRefused) =>
      page.evaluate((is) => {
        const spied: Spied = Reflect.get(window, 'spied')
        spied.isRefused = is
      }, isRefused)
  }
}
