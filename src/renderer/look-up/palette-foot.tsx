import { t } from '../i18n/translate'
import type { LookUpRow } from './look-up-rows'
import { type LookUpTarget, targetOf } from './look-up-target'

const verbOf = (target: LookUpTarget): string => {
  switch (target.kind) {
    case 'ride':
      return t('lookUp.foot.ride')
    case 'rider':
      return t('lookUp.foot.rider')
    case 'page':
      return target.to === '/floor' ? t('lookUp.foot.floor') : t('lookUp.foot.page')
    default:
      return t('lookUp.foot.do')
  }
}

/** The keys, and what they do with the marked row. */
export function PaletteFoot({ row }: { readonly row: LookUpRow | undefined }) {
  const enter = row === undefined ? null : verbOf(targetOf(row, false))
  const shiftEnter = row === undefined ? null : verbOf(targetOf(row, true))
  return (
    <div className="look-up-foot">
      {row !== undefined && (
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd>
          {t('lookUp.foot.move')}
        </span>
      )}
      {enter !== null && (
        <span>
          <kbd>↵</kbd>
          {enter}
        </span>
      )}
      {shiftEnter !== null && shiftEnter !== enter && (
        <span>
          <kbd>{t('keys.shift')}</kbd>
          <kbd>↵</kbd>
          {shiftEnter}
        </span>
      )}
      <span className="spring" />
      <span>
        <kbd>{t('keys.escape')}</kbd>
        {t('lookUp.foot.close')}
      </span>
    </div>
  )
}
