// A process that ends itself at a step of its stores' life: `node … FOLDER SECONDS BATCH_SIZE STEP`; at step 0 it lives to
// the end and says how many steps there were.
import type { Writable } from '../../../src/main/engine/store/open'
import { watchedDatabase } from '../../support/watched-database'
import { liveToTheEnd } from './store-life'

const [folder = '', seconds, batchSize, lastStep] = process.argv.slice(2)
let step = 0
const watch = (database: Writable): Writable =>
  watchedDatabase(database, (what) => {
    step += 1
    if (step !== Number(lastStep)) return
    process.stdout.write(what)
    process.kill(process.pid, 'SIGKILL')
  })

await liveToTheEnd(folder, { seconds: Number(seconds), batchSize: Number(batchSize) }, watch)
process.stdout.write(String(step))
