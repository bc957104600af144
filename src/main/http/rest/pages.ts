import { Readable } from 'node:stream'
import { type CallError, fail, type Result, succeed } from '../../../shared/result'
import { csvRows } from './csv'

/** A page of a list as a call answers it. */
export interface Page {
  readonly items: readonly unknown[]
  readonly next_cursor: string | null
}

export const isPage = (value: unknown): value is Page =>
  typeof value === 'object' &&
  value !== null &&
  'items' in value &&
  Array.isArray(value.items) &&
  'next_cursor' in value

/** So much is held to tell by an ETag what it is; what is longer is sent page by page as it is read. */
const mostHeldBytes = 2 * 1024 * 1024

/**
 * All pages of a list from a first one on as one CSV. The answer is held back as long as it is short, so that a page which fails is
 * an error; in the middle of a longer one it cuts the answer off.
 */
export async function wholeCsv(
  first: Page,
  columns: readonly string[],
  askPage: (cursor: string) => Promise<Result<Page>>,
  mostHeld = mostHeldBytes
): Promise<Result<Buffer | Readable>> {
  const pages = csvPages(first, columns, askPage)
  const held: Buffer[] = []
  let heldBytes = 0
  for (;;) {
    const { value: page } = await pages.next()
    if (page === undefined) return succeed(Buffer.concat(held))
    if (!page.ok) return page
    held.push(page.value)
    heldBytes += page.value.length
    if (heldBytes > mostHeld) return succeed(Readable.from(follow(held, pages)))
  }
}

async function* csvPages(
  first: Page,
  columns: readonly string[],
  askPage: (cursor: string) => Promise<Result<Page>>
): AsyncGenerator<Result<Buffer>, undefined> {
  let page = first
  yield succeed(Buffer.from(csvRows(page.items, columns, true)))
  while (page.next_cursor !== null) {
    const next = await askPage(page.next_cursor)
    if (!next.ok) {
      yield next
      return
    }
    page = next.value
    yield succeed(Buffer.from(csvRows(page.items, columns, false)))
  }
}

async function* follow(held: readonly Buffer[], rest: AsyncGenerator<Result<Buffer>>): AsyncGenerator<Buffer> {
  yield* held
  for await (const page of rest) {
    if (!page.ok) throw new CutOffError(page.error)
    yield page.value
  }
}

/** The rest of an answer under way can not be had. */
class CutOffError extends Error {
  constructor({ code, message }: CallError) {
    super(`an answer was cut off: ${code}, ${message}`)
  }
}

export const noPage = fail('internal', 'This can not be had as CSV.')
