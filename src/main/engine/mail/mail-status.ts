import type { MailStatus } from '../../../shared/domain/mail'
import type { Readable } from '../store/open'
import { readOutbox } from '../store/outbox'

const dayMs = 86_400_000
const mostShown = 50

/** Whether mail goes out, and the newest of it. `problem`: what holds all of it back. */
export const mailStatus = (
  ops: Readable,
  { isSetUp, problem, nowMs }: { readonly isSetUp: boolean; readonly problem: string | null; readonly nowMs: number }
): MailStatus => ({ is_set_up: isSetUp, problem, ...readOutbox(ops, nowMs - dayMs, mostShown) })
