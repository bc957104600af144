const removed = '[redacted]'
const deepest = 8

/** Fields that hold a secret or a person, however they are spelled: compared in lower case without separators. */
const privateFields: ReadonlySet<string> = new Set([
  ...[
    'password',
    'saslpassword',
    'mailpassword',
    'recipient',
    'passphrase',
    'secret',
    'token',
    'authorization',
    'cookie',
    'setcookie',
    'credentials'
  ],
  ...[
    'name',
    'firstname',
    'lastname',
    'fullname',
    'username',
    'ridername',
    'rideralias',
    'alias',
    'rider',
    'riderrecord'
  ],
  ...['email', 'emailaddress', 'address', 'street', 'city', 'postcode', 'born', 'dateofbirth', 'gender', 'heightcm'],
  ...['weightkg', 'heartrate', 'heartratebpm', 'userdata']
])

/** What is a secret or a person wherever it stands in a text. */
const privateTexts: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/dlt_[0-9a-f]+_[A-Za-z0-9_-]+/gi, `dlt_${removed}`],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi, `$1 ${removed}`],
  [/([?&]k=)[^\s"'&]+/g, `$1${removed}`],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu, removed]
]

/**
 * A log entry without secrets and persons: private fields by their names at any depth, and in every text tokens,
 * credentials, sign-in links, e-mail addresses and `secrets`, the values known to be secret in this run.
 */
export function redact(entry: unknown, secrets: readonly string[]): unknown {
  return withoutPrivate(
    entry,
    secrets.filter((secret) => secret !== ''),
    0
  )
}

function withoutPrivate(value: unknown, secrets: readonly string[], depth: number): unknown {
  if (typeof value === 'string') return textWithoutPrivate(value, secrets)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return removed
  if (Array.isArray(value)) return value.map((item) => withoutPrivate(item, secrets, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([field, held]) => [
      field,
      privateFields.has(field.toLowerCase().replaceAll(/[^a-z]/g, ''))
        ? removed
        : withoutPrivate(held, secrets, depth + 1)
    ])
  )
}

function textWithoutPrivate(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets) clean = clean.replaceAll(secret, removed)
  for (const [pattern, instead] of privateTexts) clean = clean.replaceAll(pattern, instead)
  return clean
}
