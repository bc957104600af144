import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generateApi } from 'swagger-typescript-api'

/** What a generated method answers: the `Response`, with the body it was read into. */
interface Generated<Data> extends Response {
  readonly data: Data
}

/** As much of the generated client as a test uses: its methods are named as the document names the operations. */
export interface GeneratedClient {
  readonly [operation: string]: (...args: readonly unknown[]) => Promise<Generated<unknown>>
}

interface GeneratedModule {
  readonly Api: new (options: {
    readonly baseUrl: string
    readonly securityWorker: () => { readonly headers: Readonly<Record<string, string>> }
  }) => Readonly<Record<string, GeneratedClient>>
}

/** Generates a client from the document at `file` into `folder`, and makes one that has a token. */
export async function generateClient(
  file: string,
  folder: string,
  baseUrl: string,
  token: string
): Promise<Readonly<Record<string, GeneratedClient>>> {
  const fileName = 'client.ts'
  await generateApi({ input: file, output: folder, fileName, httpClientType: 'fetch', silent: true })
  const made = join(folder, fileName)
  if (!existsSync(made)) throw new Error('no client was generated')
  // What was generated a moment ago has no type here.
  const { Api } = (await import(/* @vite-ignore */ pathToFileURL(made).href)) as GeneratedModule
  return new Api({ baseUrl, securityWorker: () => ({ headers: { authorization: `Bearer ${token}` } }) })
}
