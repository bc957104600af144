export interface Teller {
  /** One line for who watches the terminal. */
  tell(line: string): void
  /** What was told so far is written now, everything later at once. */
  begin(): void
}

/** Tells a terminal what the log warns of. Until `begin` it waits: a start that fails is told in one sentence instead. */
export function createTeller(write: (line: string) => void): Teller {
  const early: string[] = []
  let hasBegun = false
  const writeOne = (line: string): void => write(line.replaceAll(/\s*\n\s*/g, ' '))
  return {
    tell(line) {
      if (hasBegun) writeOne(line)
      else early.push(line)
    },
    begin() {
      hasBegun = true
      for (const line of early.splice(0)) writeOne(line)
    }
  }
}
