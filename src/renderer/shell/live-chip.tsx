import { useFormats, useLive, useLiveness } from '../live/live-context'
import { ToneIcon } from '../ui/chip'
import { liveWords } from './live-words'

/** How live the picture is, always in sight. It keeps its width, so that the bar does not jitter. */
export function LiveChip() {
  const { ticker } = useLive()
  const formats = useFormats()
  const liveness = useLiveness()
  const { tone, word, detail } = liveWords(liveness, ticker.nowMs(), formats)
  return (
    <div className={`state-chip live-chip ${tone ?? 'unknown'}`} data-testid="live-chip" data-kind={liveness.kind}>
      {tone === null ? <span className="live-chip-wait" /> : <ToneIcon tone={tone} size={16} />}
      <span>{word}</span>
      <span className="live-chip-detail">{detail}</span>
    </div>
  )
}
