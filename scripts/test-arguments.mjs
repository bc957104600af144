/**
 * Which runner gets which arguments of `npm test -- …`. Without arguments both run. Arguments go to vitest
 * (`npm test -- -t name`, `npm test -- test/unit/shared`); when one of them is a place below test/e2e, to Playwright
 * alone.
 *
 * @param {readonly string[]} args
 * @returns {{ vitest: readonly string[] | null, playwright: readonly string[] | null }} null: that runner is left out
 */
export function splitArguments(args) {
  if (args.length === 0) return { vitest: [], playwright: [] }
  const isEndToEnd = args.some((argument) => /^(?:\.\/)?test[\\/]e2e(?:[\\/]|$)/.test(argument))
  return isEndToEnd ? { vitest: null, playwright: args } : { vitest: args, playwright: null }
}
