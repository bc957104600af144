import { describe, expect, it } from 'vitest'
import { splitArguments } from '../../../scripts/test-arguments.mjs'

describe('the arguments of npm test', () => {
  it('run both runners when there are none', () => {
    expect(splitArguments([])).toEqual({ vitest: [], playwright: [] })
  })

  it('go to vitest alone', () => {
    const args = ['-t', 'a ride', 'test/unit']
    expect(splitArguments(args)).toEqual({ vitest: args, playwright: null })
  })

  it.each([['test/e2e'], ['./test/e2e/both/floor.spec.ts', '--headed'], ['test\\e2e\\web']])(
    'go to Playwright alone with a place below test/e2e (%s)',
    (...args) => {
      expect(splitArguments(args)).toEqual({ vitest: null, playwright: args })
    }
  )
})
