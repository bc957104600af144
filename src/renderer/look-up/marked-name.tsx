import { markedParts } from './marked-parts'

/** A name with what was typed of it marked. */
export function MarkedName({ name, query }: { readonly name: string; readonly query: string }) {
  let at = 0
  return (
    <bdi className="look-up-name ellipsis" title={name}>
      {markedParts(name, query).map(({ text, isMarked }) => {
        const key = at
        at += text.length
        return isMarked ? <mark key={key}>{text}</mark> : text
      })}
    </bdi>
  )
}
