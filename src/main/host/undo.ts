/** What must be closed again, the last first. */
export interface Undo {
  push(step: () => Promise<void> | void): void
  /** Runs every step once, also after one that threw. */
  run(onFailure?: (error: unknown) => void): Promise<void>
}

export function createUndo(...first: (() => Promise<void> | void)[]): Undo {
  const steps = [...first]
  return {
    push: (step) => void steps.push(step),
    async run(onFailure = () => undefined) {
      for (const step of steps.splice(0).reverse()) {
        try {
          await step()
        } catch (error) {
          onFailure(error)
        }
      }
    }
  }
}
