import { describe, expect, it } from 'vitest'
import { whyNotBeside } from '../../../../../src/main/engine/replay/why-not-beside'

const log = { clusterId: 'file:1', topic: 'log-file', partitions: [] }
const store = { findLog: (clusterId: string) => (clusterId === 'file:1' ? { logId: 7, epoch: 1 } : null) }

describe('a log that is to be imported', () => {
  it('may be any but the one that the console reads', () => {
    expect(whyNotBeside({ logId: null, isOpening: false }, log, store)).toBeNull()
    expect(whyNotBeside({ logId: 8, isOpening: false }, log, store)).toBeNull()
    expect(whyNotBeside({ logId: 7, isOpening: false }, { ...log, clusterId: 'file:2' }, store)).toBeNull()
    expect(whyNotBeside({ logId: 7, isOpening: false }, log, store)).toContain('reads this file already')
  })

  it('waits while the console looks at a file of its own, which may be the same', () => {
    expect(whyNotBeside({ logId: null, isOpening: true }, log, store)).toContain('try again')
  })
})
