import { IconDeviceTv } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { t } from '../../i18n/translate'
import { enterWall } from '../../shell/wall-mode'
import { ChoiceMenu, type ChoiceOption } from './choice-menu'
import type { FloorChoice } from './floor-choice'
import type { FloorFilter, FloorOrder, FloorSize } from './floor-search'

const orders = (): readonly ChoiceOption<FloorOrder>[] => [
  { value: 'bike', label: t('floor.order.bike'), shown: t('floor.order.bike.shown') },
  { value: 'attention', label: t('floor.order.attention'), shown: t('floor.order.attention.shown') },
  { value: 'heart-rate', label: t('floor.order.heartRate') },
  { value: 'power', label: t('floor.order.power') },
  { value: 'elapsed', label: t('floor.order.elapsed'), shown: t('floor.order.elapsed.shown') },
  { value: 'name', label: t('floor.order.name') }
]

const zones = [1, 2, 3, 4, 5] as const

const filters = (): readonly ChoiceOption<FloorFilter>[] => [
  { value: 'all', label: t('floor.show.all'), shown: t('floor.show.all.shown') },
  { value: 'riding', label: t('floor.show.riding'), shown: t('floor.show.riding.shown') },
  { value: 'attention', label: t('floor.show.attention'), shown: t('floor.show.attention.shown') },
  ...zones.map((zone) => ({
    value: `z${zone}` as const,
    label: t('floor.show.zone', { zone }),
    shown: t('tile.zone', { zone })
  }))
]

const sizes = (): readonly ChoiceOption<FloorSize>[] => [
  { value: 'auto', label: t('floor.size.auto'), shown: t('floor.size.auto.shown') },
  { value: 's', label: t('floor.size.s'), shown: 'S' },
  { value: 'm', label: t('floor.size.m'), shown: 'M' },
  { value: 'l', label: t('floor.size.l'), shown: 'L' }
]

/** How the floor is looked at, and the way to the wall. */
export function FloorControls({
  choice,
  choose
}: {
  readonly choice: FloorChoice
  readonly choose: (change: Partial<FloorChoice>) => void
}) {
  const navigate = useNavigate()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div className="floor-controls" role="group" aria-label={t('floor.controls')}>
      <ChoiceMenu
        label={t('floor.order')}
        value={choice.order}
        options={orders()}
        onChoose={(order) => choose({ order })}
      />
      <ChoiceMenu
        label={t('floor.show')}
        value={choice.show}
        options={filters()}
        onChoose={(show) => choose({ show })}
      />
      <ChoiceMenu label={t('floor.size')} value={choice.size} options={sizes()} onChoose={(size) => choose({ size })} />
      <button type="button" className="button" onClick={() => enterWall(navigate)}>
        <IconDeviceTv size={16} stroke={1.75} aria-hidden="true" />
        {t('floor.wall')}
        <kbd>F11</kbd>
      </button>
    </div>
  )
}
