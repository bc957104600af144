import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Alert } from '../../../shared/domain/alert'
import type { Tile } from '../../../shared/domain/floor'
import { useAlertActions } from '../../alerts/alert-actions'
import { type MuteSubject, openMute } from '../../alerts/mute-request'
import { openNote } from '../../alerts/note-request'
import { isAcknowledged, isForBanner, isTold } from '../../alerts/told-alerts'
import { t } from '../../i18n/translate'
import { useTile } from '../../live/live-context'
import { useAlertsOf } from '../../live/use-alarm'
import './choice-menu.css'
import { ofRide } from './tile-alarm'

const shortMuteMin = 2

/** Where a tile's menu opens, px of the window, and of which bike it is. */
export interface MenuPlace {
  readonly bikeKey: string
  readonly x: number
  readonly y: number
}

/** What can be done about a bike: asked for with the right button, Shift+F10 or the menu key. */
export function TileMenu({ place, onClose }: { readonly place: MenuPlace; readonly onClose: () => void }) {
  const tile = useTile(place.bikeKey)
  const openedFrom = useRef(document.activeElement)
  useEffect(() => {
    const from = openedFrom.current
    return () => {
      if (document.activeElement === document.body && from instanceof HTMLElement && from.isConnected) from.focus()
    }
  }, [])
  if (tile === undefined) return null
  return (
    <Menu
      key={`${place.bikeKey} ${place.x} ${place.y}`}
      opened
      onClose={onClose}
      position="bottom-start"
      returnFocus={false}
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: 'choice-menu', item: 'choice-menu-item' }}
    >
      <Menu.Target>
        <span className="tile-menu-place" style={{ left: place.x, top: place.y }} />
      </Menu.Target>
      <Menu.Dropdown
        aria-label={t('tile.menu', { bike: tile.bike_label })}
        onKeyDown={(event) => {
          // Taken by the menu: nothing else closes with it.
          if (event.key === 'Escape') event.preventDefault()
        }}
      >
        <MenuItems tile={tile} />
      </Menu.Dropdown>
    </Menu>
  )
}

function MenuItems({ tile }: { readonly tile: Tile }) {
  const navigate = useNavigate()
  const actions = useAlertActions()
  const alerts = ofRide(tile, useAlertsOf(tile.bike_key))
  const waiting = alerts.filter((alert) => isForBanner(alert) && isTold(alert) && !isAcknowledged(alert))
  const [first] = alerts
  const { ride_id: rideId, rider_id: riderId } = tile
  const subject = subjectOf(tile, first)
  return (
    <>
      <Menu.Item disabled={waiting.length === 0} onClick={() => void actions.acknowledge(waiting)}>
        {t('tile.menu.acknowledge')}
      </Menu.Item>
      <Menu.Item
        disabled={riderId === null}
        onClick={() =>
          void actions.mute(
            { rule: null, rider_id: riderId, reason: t('tile.menu.checked'), minutes: shortMuteMin },
            tile.rider_alias ?? t('mute.riderOnBike', { bike: tile.bike_label })
          )
        }
      >
        {t('tile.menu.muteShort')}
      </Menu.Item>
      <Menu.Item disabled={subject.riderId === null && subject.rule === null} onClick={() => openMute(subject)}>
        {t('tile.menu.mute')}
      </Menu.Item>
      <Menu.Item disabled={first === undefined} onClick={() => first !== undefined && openNote(first)}>
        {t('tile.menu.note')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        disabled={rideId === null}
        onClick={() => rideId !== null && void navigate({ to: '/ride/$rideId', params: { rideId } })}
      >
        {t('tile.menu.ride')}
      </Menu.Item>
      <Menu.Item
        disabled={riderId === null}
        onClick={() => riderId !== null && void navigate({ to: '/rider/$riderId', params: { riderId } })}
      >
        {t('tile.menu.rider')}
      </Menu.Item>
    </>
  )
}

const subjectOf = (tile: Tile, alert: Alert | undefined): MuteSubject => ({
  rule: alert === undefined || alert.rule === 'P1' ? null : alert.rule,
  riderId: tile.rider_id,
  riderAlias: tile.rider_alias,
  bikeLabel: tile.bike_label
})
