import { Menu } from '@mantine/core'
import { IconBike, IconDots, IconEyeOff } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Rider } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'
import '../floor/choice-menu.css'
import { PrivacyDialog } from './privacy-dialog'

/** What else can be done about a rider. */
export function RiderMenu({ rider }: { readonly rider: Rider }) {
  const navigate = useNavigate()
  const [isPrivacy, setPrivacy] = useState(false)
  const buttonRef = useRef<HTMLButtonElement>(null)
  const wasPrivacy = useRef(false)
  // The dialog was opened from an item that is gone by then.
  useEffect(() => {
    if (wasPrivacy.current && !isPrivacy) buttonRef.current?.focus()
    wasPrivacy.current = isPrivacy
  }, [isPrivacy])
  return (
    <>
      <Menu
        position="bottom-start"
        returnFocus={!isPrivacy}
        withInitialFocusPlaceholder={false}
        classNames={{ dropdown: 'choice-menu', item: 'choice-menu-item' }}
      >
        <Menu.Target>
          <button
            ref={buttonRef}
            type="button"
            className="icon-button"
            aria-label={t('rider.more')}
            title={t('rider.more')}
            data-testid="rider-more"
          >
            <IconDots size={18} stroke={1.75} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown
          onKeyDown={(event) => {
            // Taken by the menu: nothing else closes with it.
            if (event.key === 'Escape') event.preventDefault()
          }}
        >
          <Menu.Item
            leftSection={<IconEyeOff size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => setPrivacy(true)}
          >
            {t('rider.privacy')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconBike size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => void navigate({ to: '/rides', search: { period: 'all', rider: rider.rider_id } })}
          >
            {t('rider.allRides')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isPrivacy && <PrivacyDialog rider={rider} onClose={() => setPrivacy(false)} />}
    </>
  )
}
