import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { MailAttachment } from '../store/outbox'
import type { MailFault } from './mail-fault'

/** A file that goes with a mail, read. */
export interface AttachedFile {
  readonly filename: string
  readonly content: Buffer
  readonly cid?: string
}

/** Reads the files of a mail; one that is gone or was changed since stops the mail. */
export async function readAttachments(
  attachments: readonly MailAttachment[]
): Promise<
  { readonly ok: true; readonly files: readonly AttachedFile[] } | { readonly ok: false; readonly fault: MailFault }
> {
  const files: AttachedFile[] = []
  for (const { filename, path, sha256, cid } of attachments) {
    const content = await readFile(path).catch(() => null)
    if (content === null) return stopped(`The file ${filename} can not be read any more.`, 'attachment gone')
    if (createHash('sha256').update(content).digest('hex') !== sha256) {
      return stopped(`The file ${filename} was changed after this mail was written.`, 'attachment changed')
    }
    files.push({ filename, content, ...(cid === undefined ? {} : { cid }) })
  }
  return { ok: true, files }
}

const stopped = (sentence: string, code: string): { readonly ok: false; readonly fault: MailFault } => ({
  ok: false,
  fault: { scope: 'mail', sentence, code }
})
