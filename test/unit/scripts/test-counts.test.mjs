import { describe, expect, it } from 'vitest'
import { closingLine, countPlaywright, countVitest, sumOf, withExitCode } from '../../../scripts/test-counts.mjs'

const vitestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [{}] }
  ]
}

describe('the counts of a test run', () => {
  it('are read from vitest’s report', () => {
    expect(countVitest(vitestReport)).toEqual({ passed: 5, failed: 1, skipped: 3 })
  })

  it('take a test file that could not be loaded for a failed test', () => {
    const testResults = [...vitestReport.testResults, { status: 'failed', assertionResults: [] }]
    expect(countVitest({ ...vitestReport, testResults }).failed).toBe(2)
  })

  it('are read from Playwright’s report, errors outside any test included', () => {
    const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] }
    expect(countPlaywright(report)).toEqual({ passed: 4, failed: 2, skipped: 2 })
  })

  it('hold a failure when a run failed and none of its tests did', () => {
    expect(withExitCode({ passed: 3, failed: 0, skipped: 0 }, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
    expect(withExitCode({ passed: 3, failed: 2, skipped: 0 }, 1).failed).toBe(2)
    expect(withExitCode({ passed: 3, failed: 0, skipped: 0 }, 0).failed).toBe(0)
  })

  it('add up to one closing line, which names skipped tests only when there are any', () => {
    const counts = sumOf([
      { passed: 1, failed: 2, skipped: 0 },
      { passed: 10, failed: 0, skipped: 3 }
    ])
    expect(closingLine(counts)).toBe('11 passed, 2 failed, 3 skipped')
    expect(closingLine({ passed: 4, failed: 0, skipped: 0 })).toBe('4 passed, 0 failed')
  })
})
