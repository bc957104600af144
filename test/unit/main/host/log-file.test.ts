import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LogFile, openLogFile } from '../../../../src/main/host/log-file'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'

let temporary: TemporaryFolder
let folder: string
let nowMs: number
let opened: LogFile[]
beforeEach(() => {
  temporary = makeTemporaryFolder()
  folder = join(temporary.path, 'logs')
  nowMs = Date.parse('2026-11-24T23:59:59.000Z')
  opened = []
})
afterEach(() => {
  for (const file of opened) file.close()
  temporary.remove()
})

function open(largestFileBytes = 1_000, keptFiles = 7): LogFile {
  const file = openLogFile({ folder, now: () => nowMs, largestFileBytes, keptFiles })
  opened.push(file)
  return file
}
const files = (): string[] => readdirSync(folder).sort()
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8')

describe('The log file', () => {
  it('holds each line at once, in a file of the day', () => {
    const file = open()
    file.write('{"msg":"ä"}')
    file.write('{}')
    expect(files()).toEqual(['deloton-2026-11-24.log'])
    expect(textOf('deloton-2026-11-24.log')).toBe('{"msg":"ä"}\n{}\n')
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner only', () => {
    open().write('x')
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'deloton-2026-11-24.log')).mode & 0o777).toBe(0o600)
  })

  it('begins a new file at midnight UTC', () => {
    const file = open()
    file.write('old')
    nowMs += 1_000
    file.write('new')
    expect(textOf('deloton-2026-11-24.log')).toBe('old\n')
    expect(textOf('deloton-2026-11-25.log')).toBe('new\n')
  })

  it('begins a further part when one is full', () => {
    const file = open(10)
    for (const line of ['123456789', 'second', 'third', 'fourth']) file.write(line)
    expect(textOf('deloton-2026-11-24.log')).toBe('123456789\n')
    expect(textOf('deloton-2026-11-24.1.log')).toBe('second\nthird\n')
    expect(textOf('deloton-2026-11-24.2.log')).toBe('fourth\n')
  })

  it('goes on in the newest part after a restart', () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'deloton-2026-11-24.log'), 'full enough\n')
    writeFileSync(join(folder, 'deloton-2026-11-24.2.log'), 'x\n')
    open(10).write('y')
    expect(textOf('deloton-2026-11-24.2.log')).toBe('x\ny\n')
  })

  it('keeps the newest files and touches no others', () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'notes.log'), '')
    writeFileSync(join(folder, 'deloton-2026-11-24.log.bak'), '')
    for (const day of ['01', '02', '03', '20']) writeFileSync(join(folder, `deloton-2026-11-${day}.log`), '')
    for (const part of [1, 9, 10]) writeFileSync(join(folder, `deloton-2026-11-20.${part}.log`), '')
    open(1_000, 3).write('x')
    expect(files()).toEqual([
      'deloton-2026-11-20.10.log',
      'deloton-2026-11-20.9.log',
      'deloton-2026-11-24.log',
      'deloton-2026-11-24.log.bak',
      'notes.log'
    ])
  })

  it('counts the lines that the disk refuses and tells of them when it takes one again', () => {
    const file = open()
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'a file where the folder was')
    file.write('lost')
    file.write('lost, too')
    rmSync(folder)
    mkdirSync(folder)
    file.write('kept')
    const [empty, told, kept] = textOf('deloton-2026-11-24.log').split('\n')
    expect(empty).toBe('')
    expect(JSON.parse(told ?? '')).toMatchObject({ level: 40, msg: '2 lines were lost: the disk refused them' })
    expect(kept).toBe('kept')
  })

  it('writes nothing once it is closed', () => {
    const file = open()
    file.write('kept')
    file.close()
    file.close()
    file.write('too late')
    expect(textOf('deloton-2026-11-24.log')).toBe('kept\n')
  })
})
