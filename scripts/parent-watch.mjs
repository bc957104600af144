const lookEveryMs = 100

/**
 * Tells when the npm that runs this script has gone. npm passes a signal on to the shell between it and us, and most
 * shells die of it without a word to their child: npm has ended then, and its program would run on for ever.
 *
 * @param {() => void} onGone called once; never when this script was not started by npm, or on Windows, where a parent
 *   stays one
 * @returns {() => void} ends the watch
 */
export function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return () => undefined
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
