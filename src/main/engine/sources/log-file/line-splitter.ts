import { createHash } from 'node:crypto'

/** A line up to this, its carriage return included, is passed whole; of a longer one its beginning is. */
export const longestLineBytes = 16 * 1024 * 1024

/** Cuts a file's bytes into lines as they come, whatever pieces they come in. */
export interface LineSplitter {
  /** The lines that end in this piece. They may be views of it: it must not be written to afterwards. */
  push(piece: Buffer): Buffer[]
  /** The line that ended with the file instead of a line end, if it holds anything. Nothing can be pushed after it. */
  end(): Buffer[]
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * Lines come without their end (LF or CR LF) and without the file's byte order mark, their other bytes as they are. Blank
 * lines do not come at all: those of nothing but spaces, tabs, carriage returns and quotes (a quote alone ends a CSV field
 * whose line end lies within it). Of a line above `longest` come its first bytes, then its length and SHA-256 in brackets,
 * so that it is longer than every whole line and two different ones differ. Memory stays within `longest` and a piece.
 */
export function createLineSplitter(longest = longestLineBytes): LineSplitter {
  let pieces: Buffer[] = []
  let heldBytes = 0
  let longLine: LongLine | null = null
  let isFirst = true

  const hold = (piece: Buffer): void => {
    if (longLine === null && heldBytes + piece.length > longest) {
      longLine = createLongLine(longest)
      for (const held of pieces) longLine.add(held)
      pieces = []
      heldBytes = 0
    }
    if (longLine !== null) longLine.add(piece)
    else if (piece.length > 0) {
      pieces.push(piece)
      heldBytes += piece.length
    }
  }

  const finish = (lines: Buffer[]): void => {
    let line: Buffer
    if (longLine !== null) line = longLine.end()
    else {
      line = (pieces.length === 1 ? pieces[0] : undefined) ?? Buffer.concat(pieces)
      if (isFirst && line.subarray(0, 3).equals(byteOrderMark)) line = line.subarray(3)
      if (line.at(-1) === carriageReturn) line = line.subarray(0, -1)
    }
    longLine = null
    pieces = []
    heldBytes = 0
    isFirst = false
    if (!isBlank(line)) lines.push(line)
  }

  return {
    push(piece) {
      const lines: Buffer[] = []
      let from = 0
      for (let at = piece.indexOf(lineFeed); at !== -1; at = piece.indexOf(lineFeed, from)) {
        hold(piece.subarray(from, at))
        finish(lines)
        from = at + 1
      }
      hold(piece.subarray(from))
      return lines
    },
    end() {
      const lines: Buffer[] = []
      finish(lines)
      return lines
    }
  }
}

const blankBytes: ReadonlySet<number> = new Set([0x20, 0x09, carriageReturn, 0x22])

function isBlank(line: Buffer): boolean {
  for (const byte of line) {
    if (!blankBytes.has(byte)) return false
  }
  return true
}

interface LongLine {
  add(piece: Buffer): void
  end(): Buffer
}

function createLongLine(keptBytes: number): LongLine {
  const digest = createHash('sha256')
  const kept = Buffer.alloc(keptBytes)
  let bytes = 0
  return {
    add(piece) {
      if (bytes < keptBytes) piece.copy(kept, bytes)
      bytes += piece.length
      digest.update(piece)
    },
    end: () => Buffer.concat([kept, Buffer.from(` [cut: ${bytes} bytes, SHA-256 ${digest.digest('hex')}]`)])
  }
}
