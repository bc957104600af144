import { z } from 'zod'

/** What a token may do: `read` data, `delete` rides, `admin` everything else that changes the console. */
export const scopes = ['read', 'delete', 'admin'] as const
export const scopeSchema = z.enum(scopes)
export type Scope = (typeof scopes)[number]

export const tokenNameSchema = z.string().trim().min(1).max(80)
