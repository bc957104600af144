import { z } from 'zod'

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
