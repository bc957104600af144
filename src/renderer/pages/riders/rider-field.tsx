import { IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/translate'
import { usePageKeys } from '../../shell/shortcuts'

/** Typing goes on for less than this between two letters. */
const settleMs = 120

/**
 * The field that riders are looked for in. `find` is what they are looked for by now; `onFind` is told when typing pauses,
 * `onDown` when the keyboard wants to go on to what was found.
 */
export function RiderField({
  find,
  onFind,
  onDown
}: {
  readonly find: string
  readonly onFind: (find: string) => void
  readonly onDown: () => void
}) {
  const [text, setText] = useState(find)
  const fieldRef = useRef<HTMLInputElement>(null)
  const told = useRef(find)
  const latest = useRef(onFind)
  useEffect(() => {
    latest.current = onFind
  })
  // Somebody else changed it: who went back, or asked for all.
  useEffect(() => {
    if (find === told.current) return
    told.current = find
    setText(find)
  }, [find])
  useEffect(() => {
    if (text.trim() === told.current.trim()) return
    const timer = setTimeout(() => {
      told.current = text
      latest.current(text)
    }, settleMs)
    return () => clearTimeout(timer)
  }, [text])
  const findNow = (next: string): void => {
    told.current = next
    setText(next)
    onFind(next)
  }
  usePageKeys({ f: () => fieldRef.current?.select() })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && text !== '') findNow('')
    else if (event.key === 'ArrowDown' || event.key === 'Enter') onDown()
    else return
    event.preventDefault()
  }
  return (
    <search className="rider-field">
      <IconSearch size={16} stroke={1.75} aria-hidden="true" />
      <input
        ref={fieldRef}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        aria-label={t('riders.find')}
        aria-keyshortcuts="F"
        placeholder={t('riders.find.hint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        data-testid="rider-field"
      />
      {text === '' ? (
        <kbd>F</kbd>
      ) : (
        <button
          type="button"
          aria-label={t('riders.find.clear')}
          onClick={() => {
            findNow('')
            fieldRef.current?.focus()
          }}
        >
          <IconX size={14} stroke={1.75} aria-hidden="true" />
        </button>
      )}
    </search>
  )
}
