import { IconChevronDown } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { createFormats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime, useLive } from '../../live/live-context'
import { controlProps } from './setting-field'
import type { EditedSettings } from './use-settings-form'
import './zone-choice.css'
import { allZones, isZone, matchZones } from './zone-matches'

const mostShown = 60

/** A field that looks for a time zone by its name, with the time there now beside each. */
export function ZoneChoice({ edited }: { readonly edited: EditedSettings }) {
  const listId = useId()
  const zones = useMemo(allZones, [])
  const text = edited.text('timeZone')
  const [isOpen, setOpen] = useState(false)
  const [activeIndex, setActive] = useState(0)
  const boxRef = useRef<HTMLDivElement>(null)
  // A zone that is chosen already is no query: all are there to choose from.
  const matches = useMemo(() => matchZones(zones, zones.includes(text) ? '' : text), [zones, text])
  const shown = matches.length > mostShown ? windowAround(matches, matches.indexOf(text)) : matches
  const active = isOpen ? shown[Math.min(activeIndex, shown.length - 1)] : undefined
  const isFixed = edited.setting('timeZone').fixed_because !== null

  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark moved: it is brought into sight
  useEffect(() => {
    boxRef.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, isOpen])

  const open = (): void => {
    if (isOpen || isFixed) return
    setOpen(true)
    setActive(Math.max(0, shown.indexOf(text)))
  }
  const choose = (zone: string): void => {
    edited.set('timeZone', zone)
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (isOpen) setActive((shown.length + Math.min(activeIndex, shown.length - 1) + step) % Math.max(1, shown.length))
      else open()
    } else if (event.key === 'Enter' && isOpen) {
      // Chosen, not saved.
      event.preventDefault()
      if (active !== undefined) choose(active)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      setOpen(false)
    }
  }
  return (
    <div className="zone-choice" ref={boxRef}>
      <span className="setting-input">
        <input
          {...controlProps(edited, 'timeZone')}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={listId}
          {...(active === undefined ? {} : { 'aria-activedescendant': `${listId}-${active}` })}
          value={text}
          placeholder={t('settings.timeZone.search')}
          readOnly={isFixed}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => {
            edited.set('timeZone', event.currentTarget.value)
            setOpen(true)
            setActive(0)
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={open}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setOpen(false)
            edited.leave('timeZone')
          }}
        />
        <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
      </span>
      <div className="zone-list" hidden={!isOpen}>
        <div role="listbox" id={listId} aria-label={t('settings.timeZone')}>
          {isOpen &&
            shown.map((zone) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
              <div
                key={zone}
                id={`${listId}-${zone}`}
                role="option"
                tabIndex={-1}
                aria-selected={zone === active}
                className="zone-option"
                // The focus stays in the field.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(zone)}
              >
                <span className="ellipsis">{zone}</span>
                <ZoneTime zone={zone} />
              </div>
            ))}
        </div>
        {matches.length === 0 && <p className="zone-more">{t('settings.timeZone.noMatch')}</p>}
        {matches.length > shown.length && (
          <p className="zone-more">{t('settings.timeZone.more', { count: matches.length - shown.length })}</p>
        )}
      </div>
    </div>
  )
}

/** So many of a long list that the chosen one stands in the middle. */
function windowAround(zones: readonly string[], chosen: number): readonly string[] {
  const from = Math.max(0, Math.min(zones.length - mostShown, chosen - mostShown / 2))
  return zones.slice(from, from + mostShown)
}

function ZoneTime({ zone }: { readonly zone: string }) {
  const { ticker } = useLive()
  const formats = useMemo(() => createFormats(zone), [zone])
  const nowMs = ticker.nowMs()
  return (
    <span className="quiet">
      {formats.hourMinute(nowMs)} {formats.zone(nowMs)}
    </span>
  )
}

/** The time there now, for a zone that there is. */
export function ZoneNow({ zone }: { readonly zone: string }) {
  const isKnown = useMemo(() => isZone(zone), [zone])
  const formats = useMemo(() => createFormats(zone), [zone])
  const time = useConsoleTime((nowMs) => formats.time(nowMs))
  const day = useConsoleTime((nowMs) => formats.date(nowMs))
  const name = useConsoleTime((nowMs) => formats.zone(nowMs))
  if (!isKnown) return <span>{t('settings.timeZone.hint')}</span>
  return <span data-testid="zone-now">{t('settings.timeZone.now', { day, time, name })}</span>
}
