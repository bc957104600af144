/** The answers to the questions asked last; small: a page asks the same few again and again. */
const mostKept = 16

/**
 * Answers a question, or gives the answer it had. `state`: objects that are others when anything has changed: then nothing
 * that was kept holds. `question`: as JSON, what else the answer follows from.
 */
export type KeptAnswers<Answer> = (state: readonly object[], question: unknown, ask: () => Answer) => Answer

export function keptAnswers<Answer>(): KeptAnswers<Answer> {
  const answers = new Map<string, Answer>()
  let last: readonly object[] = []
  return (state, question, ask) => {
    if (state.length !== last.length || state.some((one, index) => one !== last[index])) answers.clear()
    last = state
    const key = JSON.stringify(question)
    const kept = answers.get(key)
    if (kept !== undefined) return kept
    const answer = ask()
    const [oldest] = answers.keys()
    if (answers.size >= mostKept && oldest !== undefined) answers.delete(oldest)
    answers.set(key, answer)
    return answer
  }
}
