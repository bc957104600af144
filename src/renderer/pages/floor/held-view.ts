/** How long a view that depends on values stays as it is: one that moved with every reading could not be read. */
export const heldForMs = 2_000

/**
 * Keeps what `lay` gives for `heldForMs`, and for as long as it gives the same; the same array then. At once it is laid
 * anew only where `bikes` gives another list: a bike came, went or was renamed. `nowMs` may step back.
 */
export function createHeldView(
  lay: () => readonly string[],
  bikes: () => readonly string[],
  nowMs: () => number
): () => readonly string[] {
  let held: { readonly keys: readonly string[]; readonly of: readonly string[]; readonly atMs: number } | null = null
  return () => {
    const atMs = nowMs()
    const of = bikes()
    if (held !== null && held.of === of && atMs >= held.atMs && atMs - held.atMs < heldForMs) return held.keys
    const keys = lay()
    held = { keys: held !== null && isSame(held.keys, keys) ? held.keys : keys, of, atMs }
    return held.keys
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, index) => key === b[index])
