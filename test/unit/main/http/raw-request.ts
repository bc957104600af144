import { type IncomingHttpHeaders, request } from 'node:http'

export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The body as JSON; throws where it is none. */
  json(): unknown
}

export interface RawRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** One request as it stands: any Host, any path, no cookies, no redirects followed. `url` is the shell's. */
export function send(url: string, path: string, { method = 'GET', headers = {}, body }: RawRequest = {}) {
  const { hostname, port } = new URL(url)
  const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  return new Promise<RawAnswer>((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: { ...headers }, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: () => JSON.parse(text) as unknown
        })
      })
    })
    sent.on('error', reject)
    sent.end(payload)
  })
}

/** The cookie pair of an answer that sets one. */
export const cookieOf = ({ headers }: RawAnswer): string => headers['set-cookie']?.[0]?.split(';')[0] ?? ''

/** What a browser sends with a page's own request that changes something. */
export const pageHeaders = (url: string, cookie = ''): Record<string, string> => ({
  origin: url,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  ...(cookie === '' ? {} : { cookie })
})
