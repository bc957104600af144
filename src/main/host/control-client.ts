import { randomBytes } from 'node:crypto'
import type { CallInput, CallName, CallOutput } from '../../shared/contract'
import { fail, type Result } from '../../shared/result'
import { readControl } from './control-file'
import { isSame, proofOf } from './control-proof'

const proofWithinMs = 3_000
const answerWithinMs = 600_000

/**
 * Asks the console that runs on a data folder. Null when none runs there: no control file, nobody at its port, or
 * somebody who can not prove to be it. Nothing secret is sent before the proof.
 */
export async function askRunningConsole<Name extends CallName>(
  dataDir: string,
  name: Name,
  input: CallInput<Name>
): Promise<Result<CallOutput<Name>> | null> {
  const control = readControl(dataDir)
  if (control === null) return null
  const base = `http://127.0.0.1:${control.port}`
  const nonce = randomBytes(24).toString('base64url')
  try {
    const answer = await post(`${base}/proof`, { nonce }, {}, proofWithinMs)
    const { proof } = (await answer.json()) as { proof?: unknown }
    if (typeof proof !== 'string' || !isSame(proof, proofOf(control.secret, nonce))) return null
  } catch {
    return null
  }
  try {
    const authorization = `Bearer ${control.secret}`
    const answer = await post(`${base}/call/${name}`, input, { authorization }, answerWithinMs)
    return (await answer.json()) as Result<CallOutput<Name>>
  } catch {
    return fail('unavailable', 'The running console ended before it answered; try again.')
  }
}

function post(url: string, body: unknown, headers: Record<string, string>, withinMs: number): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
    signal: AbortSignal.timeout(withinMs)
  })
}
