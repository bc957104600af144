import { describe, expect, it } from 'vitest'
import { createUndo } from '../../../../src/main/host/undo'

describe('What must be closed again', () => {
  it('is closed the last first, each waited for, once', async () => {
    const closed: string[] = []
    const undo = createUndo(() => void closed.push('lock'))
    undo.push(async () => {
      await Promise.resolve()
      closed.push('engine')
    })
    undo.push(() => void closed.push('channel'))
    await undo.run()
    await undo.run()
    expect(closed).toEqual(['channel', 'engine', 'lock'])
  })

  it('is closed also after a step that fails', async () => {
    const closed: string[] = []
    const failures: unknown[] = []
    const undo = createUndo(
      () => void closed.push('lock'),
      () => Promise.reject(new Error('stuck')),
      () => {
        throw new Error('broken')
      }
    )
    await undo.run((error) => void failures.push(error))
    expect(closed).toEqual(['lock'])
    expect(failures).toMatchObject([{ message: 'broken' }, { message: 'stuck' }])
  })
})
