import type { PageEntry } from './page-entries'

/** A page or an action, with the key that does the same. */
export function PageRow({ entry }: { readonly entry: PageEntry }) {
  return (
    <>
      <entry.Icon size={18} stroke={1.75} aria-hidden="true" />
      <span className="look-up-page ellipsis">{entry.label}</span>
      <span className="spring" />
      {entry.keyCap !== null && <kbd>{entry.keyCap}</kbd>}
    </>
  )
}
