/**
 * The first thing each entry does: better-sqlite3 needs Node-API 10 and ends an older Node without a word, so the word
 * is said here.
 */
if (Number(process.versions.napi) < 10) {
  process.stderr.write(
    `deloton: this Node (${process.version}) is too old to open the database; start with "npm start" or "npm run deloton", which bring a newer one.\n`
  )
  process.exit(1)
}
