import { restRoutes } from '../../src/main/http/rest/route-table'
import type { RawAnswer } from '../unit/main/http/raw-request'

/** The header of a token. */
export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })
/** The header of a user and a password. */
export const basic = (user: string, password: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
})

/** A path of each route of the API. */
export const apiPaths = restRoutes.map(({ method, path }) => ({
  method,
  path: path.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'city' ? 'London' : '1'))
}))
/** Those that hold no data. */
export const openPaths = ['/health', '/openapi.json', '/docs', '/api/v1/openapi.json', '/api/v1/docs']
const pagePaths = ['/', '/session', '/bridge/events?feeds=floor', '/bridge/call/rides.list', '/nothing']
/** All paths there are, as far as they matter here, and one that there is not. */
export const everyPath = [
  ...new Set(apiPaths.flatMap(({ path }) => [path, `${path}/`, `/api/v1${path}`])),
  ...['/live', '/api/v1/live', ...openPaths, ...pagePaths]
]
export const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']

export const corsHeadersOf = ({ headers }: RawAnswer): string[] =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'))
