import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type CallInput, type CallName, type CallOutput, calls } from '../../shared/contract'
import { type ErrorCode, fail, type Result, succeed } from '../../shared/result'
import { isSameSecret } from '../same-secret'
import { type Control, readControl } from './control-file'
import { proofOf } from './control-proof'

const proofWithinMs = 3_000
const answerWithinMs = 600_000

const proofSchema = z.object({ proof: z.string() })
const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string() }) })
])

/**
 * The console that runs on a data folder. Null when none does: no control file, nobody at its port, or somebody who can
 * not prove to be it. Nothing secret is sent.
 */
export async function findRunningConsole(dataDir: string): Promise<Control | null> {
  const control = readControl(dataDir)
  if (control === null) return null
  const nonce = randomBytes(24).toString('base64url')
  try {
    const answer = proofSchema.parse(await post(control, '/proof', { nonce }, {}, proofWithinMs))
    return isSameSecret(answer.proof, proofOf(control.secret, nonce)) ? control : null
  } catch {
    return null
  }
}

/** Has a call answered by the console that runs on a data folder; null when none does. */
export async function askRunningConsole<Name extends CallName>(
  dataDir: string,
  name: Name,
  input: CallInput<Name>
): Promise<Result<CallOutput<Name>> | null> {
  const control = await findRunningConsole(dataDir)
  if (control === null) return null
  let said: unknown
  try {
    said = await post(control, `/call/${name}`, input, { authorization: `Bearer ${control.secret}` }, answerWithinMs)
  } catch {
    return fail('unavailable', 'The running console ended before it answered; try again.')
  }
  const answer = answerSchema.safeParse(said)
  if (answer.success && !answer.data.ok) return fail(answer.data.error.code as ErrorCode, answer.data.error.message)
  const value = calls[name].output.safeParse(answer.success && answer.data.ok ? answer.data.value : undefined)
  if (!value.success) return fail('unavailable', 'The running console is of another version; restart it and try again.')
  return succeed(value.data as CallOutput<Name>)
}

/** The answer's JSON. Rejects when nobody answers in time, or with anything but 200 and JSON. */
async function post(
  { port }: Control,
  path: string,
  body: unknown,
  headers: Record<string, string>,
  withinMs: number
): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
    redirect: 'error',
    signal: AbortSignal.timeout(withinMs)
  })
  if (answer.status !== 200) throw new Error(`the console answered ${answer.status}`)
  return answer.json()
}
