import type { FastifyInstance } from 'fastify'

/** A path that there is, and what can be done to it. */
export interface KnownPath {
  /** As it was registered, such as `/ride/:ride_id`. */
  readonly pattern: string
  /** In the order of an `Allow` header; OPTIONS is always among them. */
  readonly methods: readonly string[]
}

/** Learns every route that is added from now on. Answers what there is at a path, whatever the method; null for nothing. */
export function watchPaths(app: FastifyInstance): (path: string) => KnownPath | null {
  const known = new Map<string, { expression: RegExp; methods: Set<string> }>()
  app.addHook('onRoute', ({ method, url }) => {
    let path = known.get(url)
    if (path === undefined) {
      path = { expression: expressionOf(url), methods: new Set() }
      known.set(url, path)
    }
    for (const each of [method].flat()) path.methods.add(each)
  })
  return (path) => {
    const found = [...known].filter(([, { expression }]) => expression.test(path))
    const [first] = found
    if (first === undefined) return null
    const methods = new Set(found.flatMap(([, each]) => [...each.methods]))
    return { pattern: first[0], methods: [...[...methods].sort(), 'OPTIONS'] }
  }
}

/** As the router has it: a parameter is one part of the path, a slash at the end makes no difference. */
function expressionOf(url: string): RegExp {
  const parts = url
    .replace(/\/$/, '')
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
  return new RegExp(`^${parts.join('/')}/?$`)
}
