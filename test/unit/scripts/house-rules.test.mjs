import { describe, expect, it } from 'vitest'
import { findBreaches } from '../../../scripts/house-rules.mjs'

/**
 * @param {string} path
 * @param {string} text
 */
const breachesOf = (path, text = '') => findBreaches([{ path, text }])

describe('the rules of the house', () => {
  it('let a file pass that says what it holds and holds no more than that', () => {
    expect(breachesOf('src/main/engine/ride-tracker.ts', 'export const a = 1\n'.repeat(600))).toEqual([])
  })

  it('report a file of more than 600 lines', () => {
    expect(breachesOf('src/shared/contract.ts', 'x\n'.repeat(601))).toEqual([
      'src/shared/contract.ts: 601 lines, more than 600: it holds more than one thing'
    ])
  })

  it.each([
    'src/shared/utils.ts',
    'src/renderer/helpers/time.ts',
    'src/main/common/a.ts',
    'src/main/window-manager.ts',
    'test/support/misc.ts',
    'scripts/date-util.mjs'
  ])('report the name of %s', (path) => {
    expect(breachesOf(path)).toHaveLength(1)
  })

  it.each([
    'webPreferences: { webSecurity: false }',
    'allowRunningInsecureContent: true',
    'enableBlinkFeatures: "x"',
    'experimentalFeatures: true',
    'tls: { rejectUnauthorized: false }',
    'tls: { "rejectUnauthorized" : false }',
    '<p dangerouslySetInnerHTML={x} />',
    'element.innerHTML = name',
    'const f = new Function("a")',
    "type A = import('electron').App",
    "type A = typeof import('electron')"
  ])('report %s in the program, and not in its tests', (text) => {
    expect(breachesOf('src/renderer/page.tsx', `a\n${text}\n`)).toEqual([
      expect.stringMatching(/^src\/renderer\/page\.tsx:2: /)
    ])
    expect(breachesOf('test/unit/page.test.ts', text)).toEqual([])
  })

  it('let an import pass that is called and not written as a type', () => {
    expect(breachesOf('src/main/a.ts', "const { app } = await import('electron')\nimport('./b').then(run)")).toEqual([])
  })
})
