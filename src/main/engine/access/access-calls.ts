import type { CallOutput, HandlerInput } from '../../../shared/contract'
import { fail, type Result, succeed } from '../../../shared/result'
import type { RequestEntry } from '../ports'
import { clampLimit, found, paged } from '../store/answers'
import { addApiRequests, listApiRequests, mostRequestsKept } from '../store/api-requests'
import { listApiUsers, removeApiUser, saveApiUser } from '../store/api-users'
import { type AuditNote, addAuditEntry, listAudit } from '../store/audit'
import type { Writable } from '../store/open'
import { createToken, listTokens, revokeToken } from '../store/tokens'
import { type AuthenticationRequest, createAuthenticator, saltBytes, scryptCostLog2 } from './authenticator'
import { composed } from './credential-check'
import { createRequestLog } from './request-log'
import { createScryptLine, type ScryptTask } from './scrypt-line'

const dayMs = 86_400_000
/** One computation takes 32 MB and a tenth of a second of a core. */
const hashesAtOnce = 2
const mostWaitingForHashes = 64

export interface AccessCallsOptions {
  /** The root ops file: credentials are common to both worlds. */
  readonly ops: Writable
  /** The world's, which holds the audit of its rides; the same one where that is the root. */
  readonly worldOps: Writable
  /** Epoch ms. */
  readonly now: () => number
  readonly randomBytes: (size: number) => Buffer
  readonly derive: (task: ScryptTask) => Promise<Buffer>
  /** Told of a credential that was taken away, as `Caller.credential` names it. */
  readonly onEnded: (credential: string) => void
  readonly onFailure: (what: string, error: unknown) => void
}

/** Answers what is asked about tokens, users of the API, its requests and the audit. `stop` writes what still waits. */
export function createAccessCalls(options: AccessCallsOptions) {
  const { ops, worldOps, now, randomBytes, onEnded, onFailure } = options
  const scrypt = createScryptLine({
    atOnce: hashesAtOnce,
    mostWaiting: mostWaitingForHashes,
    derive: options.derive
  })
  const authenticator = createAuthenticator({ ops, scrypt, now, randomBytes, onFailure })
  const requests = createRequestLog({
    write: (entries) => addApiRequests(ops, entries),
    most: mostRequestsKept,
    onFailure
  })
  const auditFiles = ops === worldOps ? [ops] : [ops, worldOps]

  const calls = {
    'access.authenticate': async (request: AuthenticationRequest) => succeed(await authenticator.authenticate(request)),
    'access.note_requests': ({ entries }: { entries: readonly RequestEntry[] }) => {
      requests.note(entries)
      return succeed(null)
    },
    'access.note_audit': (entry: AuditNote) => {
      addAuditEntry(ops, entry)
      return succeed(null)
    },
    'token.create': ({ name, scopes, expires_in_days }: HandlerInput<'token.create'>) => {
      const nowMs = now()
      const expiresMs = expires_in_days === null ? null : nowMs + expires_in_days * dayMs
      const { token, tokenId } = createToken(ops, { name, scopes, expiresMs }, nowMs, randomBytes)
      return succeed({ token, token_id: tokenId })
    },
    'tokens.list': () => succeed({ items: listTokens(ops, now()) }),
    'token.revoke': ({ token_id }: HandlerInput<'token.revoke'>) => {
      const token = revokeToken(ops, token_id, now())
      if (token !== null) {
        authenticator.forgetToken(token_id)
        onEnded(`token:${token_id}`)
      }
      return found(token, 'token')
    },
    'api_users.list': () => succeed({ items: listApiUsers(ops) }),
    async 'api_user.save'(input: HandlerInput<'api_user.save'>): Promise<Result<CallOutput<'api_user.save'>>> {
      const name = composed(input.name)
      const salt = randomBytes(saltBytes)
      // Whoever may save users does not wait behind those who try passwords.
      const hash = await scrypt.compute(
        { password: composed(input.password), salt, costLog2: scryptCostLog2 },
        { isUrgent: true }
      )
      if (hash === null) return fail('unavailable', 'The console is stopping.')
      const password = { salt, hash, costLog2: scryptCostLog2 }
      const { user, isNew } = saveApiUser(ops, { name, scopes: input.scopes, password }, now())
      authenticator.forgetUser(name)
      if (!isNew) onEnded(`user:${name}`)
      return succeed(user)
    },
    'api_user.remove': ({ name: given }: HandlerInput<'api_user.remove'>): Result<CallOutput<'api_user.remove'>> => {
      const name = composed(given)
      if (!removeApiUser(ops, name)) return fail('not-found', 'There is no such user of the API.')
      authenticator.forgetUser(name)
      onEnded(`user:${name}`)
      return succeed({ name })
    },
    'api.requests': ({ limit, cursor }: HandlerInput<'api.requests'>) => {
      requests.flush()
      return paged(() => listApiRequests(ops, clampLimit(limit), cursor))
    },
    'audit.list': ({ action, limit, cursor }: HandlerInput<'audit.list'>) =>
      paged(() => listAudit(auditFiles, action, clampLimit(limit), cursor))
  }
  return {
    calls,
    stop() {
      scrypt.stop()
      requests.flush()
    }
  }
}
