// What an HTTP server costs that does nothing: answers each of the JSON values of a file, by its place, and says its port.
import { readFileSync } from 'node:fs'
import fastify from 'fastify'

const [file = ''] = process.argv.slice(2)
const answers = JSON.parse(readFileSync(file, 'utf8'))
const app = fastify({ logger: false })
for (const [place, answer] of answers.entries()) app.get(`/${place}`, async () => answer)
await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`${app.server.address().port}\n`)
