/**
 * What is tried on an API in the hope that a value is taken for something else: SQL, a path of the disk, a template, a
 * header, a command. Each is one text, a part of them percent-encoded already, as they would stand in a URL.
 */
export function injectionPayloads(canaryFile: string): readonly string[] {
  return [...new Set([...sql(), ...paths(canaryFile), ...devices(), ...templates(), ...headers(), ...oddities()])]
}

/** What a template makes of the sum in `templates`, and what nobody would answer otherwise. */
export const templateSum = '36863'
/** A header that no answer has unless one was put into it. */
export const plantedHeader = 'x-planted'

function sql(): string[] {
  const ends = ['', ' --', ' -- -', ' #', '/*', ';', "' AND '1'='1", ') --', "') --", "')) --"]
  const tries = [
    "' OR '1'='1",
    "' OR 1=1",
    '" OR ""="',
    '1 OR 1=1',
    "1'; DROP TABLE ride;",
    "1; DELETE FROM ride WHERE ''='",
    "' UNION SELECT name, sql, 1 FROM sqlite_master",
    '0 UNION SELECT secret_hash FROM token',
    "'||(SELECT hex(randomblob(1)))||'",
    '1 AND randomblob(1000000000)',
    "'; ATTACH DATABASE '/tmp/planted.sqlite' AS planted;",
    "'; PRAGMA writable_schema=ON;",
    "' AND load_extension('planted')",
    '1 AND 1=CAST((SELECT name FROM rider) AS INTEGER)',
    'ride_id',
    '1) OR (1=1',
    "\\'; SELECT 1",
    "%' OR name LIKE '%",
    '*',
    "'; WAITFOR DELAY '0:0:5'"
  ]
  return tries.flatMap((text) => ends.map((end) => `${text}${end}`))
}

function paths(canaryFile: string): string[] {
  const ups = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '%252e%252e%252f', '%c0%ae%c0%ae%c0%af', '..%c0%af', '..\\']
  const more = ['..%5c', '%2e%2e%5c', '....//', '..;/', '%u002e%u002e%u2215', '..%ef%bc%8f', '%e0%80%ae%e0%80%ae/']
  const targets = ['etc/passwd', 'data/run/control.json', 'data/ops.sqlite', canaryFile.replaceAll('\\', '/').slice(1)]
  return [
    ...[...ups, ...more].flatMap((up) =>
      targets.flatMap((target) => [2, 5, 9].map((depth) => `${up.repeat(depth)}${target}`))
    ),
    ...[canaryFile, `file://${canaryFile}`, `${canaryFile}%00.csv`, '/proc/self/environ', 'C:\\Windows\\win.ini'],
    ...['\\\\127.0.0.1\\c$\\planted', '~/.ssh/id_rsa', '.env', 'package.json', 'out/main/cli.js', '.git/config']
  ]
}

function devices(): string[] {
  const names = ['CON', 'PRN', 'AUX', 'NUL', 'COM1', 'LPT1', 'CONIN$', 'CLOCK$']
  return names.flatMap((name) => [name, `${name}.txt`, `\\\\.\\${name}`, `${name}::$DATA`])
}

function templates(): string[] {
  const sum = '191*193'
  return [
    ...[
      `{{${sum}}}`,
      `\${${sum}}`,
      `<%= ${sum} %>`,
      `#{${sum}}`,
      `{${sum}}`,
      `@(${sum})`,
      `*{${sum}}`,
      `{% print(${sum}) %}`
    ],
    ...[`$\{jndi:ldap://127.0.0.1:1/planted}`, '$(id)', '`id`', ';id', '| id', '&& id', '<script>alert(1)</script>'],
    ...[
      "=cmd|'/c calc'!A1",
      '@SUM(1,1)',
      '+1+1',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>'
    ]
  ]
}

function headers(): string[] {
  const line = `${plantedHeader}: 1`
  const ends = ['\r\n', '\n', '\r', '%0d%0a', '%0a', '%0d', '%250d%250a', '%E5%98%8A%E5%98%8D', '\u0085']
  return ends.flatMap((end) => [
    `${end}${line}`,
    `x${end}${line}`,
    `x${end}${end}<script>alert(1)</script>`,
    `en${end}set-cookie: ${plantedHeader}=1`,
    `http://evil.test${end}${line}`
  ])
}

function oddities(): string[] {
  return [
    ...[
      '%00',
      '\0',
      '%',
      '%zz',
      '%E0%A4%A',
      '%ff%fe',
      '%F0%9F%9A%B4',
      '\ud800',
      '',
      ' ',
      '.',
      '..',
      '/',
      '//',
      '?',
      '#'
    ],
    ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '[object Object]', 'undefined', 'null'],
    ...['NaN', 'Infinity', '-0', '1e999', '0x1', '01', '1_000', '٣', '-9223372036854775808', '9'.repeat(400)],
    ...['{"$gt":""}', '[]', '{}', '[1]', 'true', '%s%s%s%n', '%x%x%x', `${'('.repeat(500)}`, 'a'.repeat(5_000)],
    ...['*)(uid=*', '(|(a=*))', `${'a?'.repeat(40)}${'a'.repeat(40)}`, '\u202egnp.exe', 'ﷺ'.repeat(50), 'İ'.repeat(50)],
    ...Array.from({ length: 40 }, (_, index) => `%${(0x80 + index).toString(16)}%${(0xff - index).toString(16)}`)
  ]
}
