import { ToneIcon } from '../../ui/chip'
import './said-line.css'

/** What came of something that was asked for. */
export interface Said {
  readonly tone: 'good' | 'bad'
  readonly text: string
}

/** One sentence below a pane's content, read out when it comes. */
export function SaidLine({ said }: { readonly said: Said | null }) {
  return (
    <div role="status" className={said === null ? 'said-line is-silent' : `said-line is-${said.tone}`}>
      {said !== null && (
        <>
          <ToneIcon tone={said.tone} size={14} />
          <span>{said.text}</span>
        </>
      )}
    </div>
  )
}
