import { z } from 'zod'
import { momentSchema } from './ride'

/** What a token may do: `read` data, `delete` rides, `admin` everything else that changes the console. */
export const scopes = ['read', 'delete', 'admin'] as const
export const scopeSchema = z.enum(scopes)
export type Scope = (typeof scopes)[number]

/**
 * What a call needs: a scope, or `machine`. That one no token and no page can hold, and `admin` does not include it: such
 * a call takes a path of this machine, so only a command that was typed on it may ask.
 */
export type CallScope = Scope | 'machine'
/** What a command may do that asks the console on its own machine. */
export const machineScopes: readonly CallScope[] = [...scopes, 'machine']

export const tokenNameSchema = z.string().trim().min(1).max(80)

/** How long a token may be made to last at most. */
export const mostTokenDays = 3_650

/** A token as it is listed: all but its secret. */
export const tokenInfoSchema = z.object({
  token_id: z.string(),
  name: z.string(),
  scopes: z.array(scopeSchema),
  created_at: momentSchema,
  /** Null for one that does not expire. */
  expires_at: momentSchema.nullable(),
  revoked_at: momentSchema.nullable(),
  /** To the minute; null for one never used. */
  last_used_at: momentSchema.nullable(),
  state: z.enum(['valid', 'expired', 'revoked'])
})
export type TokenInfo = z.infer<typeof tokenInfoSchema>

/** A user of the API who signs in by name and password (HTTP Basic). No colon: Basic parts name and password by one. */
export const apiUserNameSchema = z
  .string()
  .trim()
  .regex(/^[^\p{C}:]{1,80}$/u, { error: 'must be 1 to 80 characters without a colon' })
export const apiPasswordSchema = z
  .string()
  .min(12, { error: 'must have at least 12 characters' })
  .max(200, { error: 'must have at most 200 characters' })
export const apiUserSchema = z.object({
  name: z.string(),
  scopes: z.array(scopeSchema),
  created_at: momentSchema,
  last_used_at: momentSchema.nullable()
})
export type ApiUser = z.infer<typeof apiUserSchema>

/** A request as the log keeps it: the route's pattern, never what was asked for. */
export const apiRequestSchema = z.object({
  at: momentSchema,
  /** Whose credential it was, such as `token report (ab12cd34ef56ab78)`; null where it was none or a wrong one. */
  who: z.string().nullable(),
  method: z.string(),
  /** Such as `/ride/{ride_id}`; null for a path there is nothing at. */
  route: z.string().nullable(),
  status: z.int(),
  took_ms: z.number(),
  address: z.string()
})
export type ApiRequest = z.infer<typeof apiRequestSchema>

/** What is written down with who did it. */
export const auditActions = [
  'ride.delete',
  'token.create',
  'token.revoke',
  'api_user.save',
  'api_user.remove',
  'settings.save',
  'alert_rules.save',
  'rider.set_limits',
  'rider.set_privacy',
  'rider.show',
  'export.start',
  'retention.run',
  'quarantine.discard'
] as const
export type AuditAction = (typeof auditActions)[number]
export const auditEntrySchema = z.object({
  at: momentSchema,
  /** Such as `token report (ab12cd34ef56ab78)`, `user tableau`, `front desk` or `command`. */
  by: z.string(),
  action: z.enum(auditActions),
  /** What it was done to, such as `ride 12`; never a rider's data. */
  object: z.string()
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

/** Where the REST API is served, as it is now. */
export const apiStateSchema = z.object({
  is_on: z.boolean(),
  /** Its address, `http://HOST:PORT`; null where nothing is served. */
  url: z.string().nullable(),
  /** Others on the network can reach it. */
  is_open: z.boolean(),
  is_encrypted: z.boolean(),
  /** Why it is not served though it is on, one sentence; null where all is well. */
  problem: z.string().nullable()
})
export type ApiState = z.infer<typeof apiStateSchema>
