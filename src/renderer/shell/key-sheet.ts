import { t } from '../i18n/translate'
import { digitOf, railPages } from './pages'

/** One way to ask for something: the caps pressed together. */
export interface KeyWay {
  readonly caps: readonly string[]
  /** Pressed alone, so that it can be turned off. Keys that move, open or close always work. */
  readonly isSingle: boolean
}

/** One thing that keys do. */
export interface KeyEntry {
  readonly does: string
  readonly ways: readonly KeyWay[]
}

export interface KeyGroup {
  readonly title: string
  readonly keys: readonly KeyEntry[]
}

const single = (...caps: readonly string[]): KeyWay => ({ caps, isSingle: true })
const always = (...caps: readonly string[]): KeyWay => ({ caps, isSingle: false })

/** Every key that does something, by where it does. */
export const keySheet = (): readonly KeyGroup[] => [
  {
    title: t('keys.everywhere'),
    keys: [
      ...railPages.map(({ label }, index) => ({ does: label(), ways: [single(digitOf(index))] })),
      { does: t('keys.everywhere.lookUp'), ways: [always(t('keys.control'), 'K'), single('/')] },
      { does: t('keys.everywhere.list'), ways: [single('?')] },
      { does: t('keys.everywhere.wall'), ways: [always('F11')] },
      { does: t('keys.everywhere.acknowledge'), ways: [single('A')] },
      { does: t('keys.everywhere.silence'), ways: [single('S')] },
      { does: t('keys.everywhere.undo'), ways: [single('U')] }
    ]
  },
  {
    title: t('keys.floor'),
    keys: [
      { does: t('keys.floor.move'), ways: [always('←'), always('↑'), always('↓'), always('→')] },
      { does: t('keys.floor.open'), ways: [always('↵')] },
      { does: t('keys.floor.compare'), ways: [single('C'), always(t('keys.shift'), '↵')] },
      { does: t('keys.floor.profile'), ways: [single('P')] },
      { does: t('keys.floor.menu'), ways: [always(t('keys.shift'), 'F10')] },
      { does: t('keys.floor.read'), ways: [single('R')] },
      { does: t('keys.floor.leaveWall'), ways: [always(t('keys.escape')), always('F11')] }
    ]
  },
  {
    title: t('keys.alerts'),
    keys: [
      { does: t('keys.alerts.move'), ways: [always('↑'), always('↓')] },
      { does: t('keys.alerts.open'), ways: [always('↵')] },
      { does: t('keys.alerts.note'), ways: [single('N')] },
      { does: t('keys.alerts.back'), ways: [always(t('keys.escape'))] }
    ]
  },
  {
    title: t('keys.riders'),
    keys: [
      { does: t('keys.riders.find'), ways: [single('F')] },
      { does: t('keys.riders.move'), ways: [always('↑'), always('↓')] },
      { does: t('keys.riders.open'), ways: [always('↵')] }
    ]
  },
  {
    title: t('keys.rides'),
    keys: [
      { does: t('keys.rides.day'), ways: [single('['), single(']')] },
      { does: t('keys.rides.move'), ways: [always('↑'), always('↓')] },
      { does: t('keys.rides.open'), ways: [always('↵')] },
      { does: t('keys.rides.export'), ways: [always(t('keys.control'), 'E')] }
    ]
  },
  {
    title: t('keys.boards'),
    keys: [
      { does: t('keys.boards.export'), ways: [always(t('keys.control'), 'E')] },
      { does: t('keys.boards.leaveWall'), ways: [always(t('keys.escape')), always('F11')] }
    ]
  },
  {
    title: t('keys.reports'),
    keys: [
      { does: t('keys.reports.day'), ways: [single('['), single(']')] },
      { does: t('keys.reports.move'), ways: [always('←'), always('↑'), always('↓'), always('→')] },
      { does: t('keys.reports.month'), ways: [always(t('keys.reports.pageUp')), always(t('keys.reports.pageDown'))] },
      { does: t('keys.reports.choose'), ways: [always('↵')] }
    ]
  },
  {
    title: t('keys.ride'),
    keys: [
      { does: t('keys.ride.pause'), ways: [single(t('keys.space'))] },
      { does: t('keys.ride.live'), ways: [single('L')] },
      { does: t('keys.ride.compare'), ways: [single('C')] },
      { does: t('keys.ride.close'), ways: [always(t('keys.escape'))] }
    ]
  },
  {
    title: t('keys.tail'),
    keys: [
      { does: t('keys.tail.pause'), ways: [single(t('keys.space'))] },
      { does: t('keys.tail.newest'), ways: [single('L')] },
      { does: t('keys.tail.move'), ways: [always('↑'), always('↓')] },
      { does: t('keys.tail.open'), ways: [always('↵')] }
    ]
  },
  {
    title: t('keys.lookUp'),
    keys: [
      { does: t('keys.lookUp.move'), ways: [always('↑'), always('↓')] },
      { does: t('keys.lookUp.ride'), ways: [always('↵')] },
      { does: t('keys.lookUp.rider'), ways: [always(t('keys.shift'), '↵')] },
      { does: t('keys.lookUp.close'), ways: [always(t('keys.escape'))] }
    ]
  }
]
