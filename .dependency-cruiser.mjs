// Who may import whom (the table in ARCHITECTURE.md), as rules a machine checks: `npm run check`.
// Imports of types count: a layer that knows another's types knows that layer.

/** @typedef {import('dependency-cruiser').IRegularForbiddenRuleType} Rule */

/**
 * A package that only one place may import: its door. Whoever else needs what it does asks the door.
 *
 * @param {string} name of the rule
 * @param {string} packages regular expression for the package names
 * @param {string[]} doors regular expressions for the files that may import them
 * @returns {Rule}
 */
function door(name, packages, doors) {
  return {
    name,
    comment: `Only ${doors.map((path) => path.replaceAll(/[\\^]/g, '')).join(' and ')} may import it.`,
    severity: 'error',
    from: { path: '^src/', pathNot: doors },
    to: { path: `(?:^|/)node_modules/(?:${packages})/` }
  }
}

/**
 * @param {string} name
 * @param {string} comment
 * @param {Rule['from']} from
 * @param {Rule['to']} to
 * @returns {Rule}
 */
function never(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to }
}

/** What a shell may know of the engine. */
const engineDoors = ['^src/main/engine/(?:engine|ports)\\.ts$']

/** What the command line may know beside that: its fleet for `simulate`, the export, and the data folder it opens itself. */
const engineDoorsOfCli = [
  ...engineDoors,
  '^src/main/engine/sources/simulator/index\\.ts$',
  '^src/main/engine/sources/kafka/producer\\.ts$',
  '^src/main/engine/doctor/index\\.ts$',
  '^src/main/engine/export/index\\.ts$',
  '^src/main/engine/settings/',
  '^src/main/engine/store/folder-lock\\.ts$'
]

/** @type {Rule[]} */
const forbidden = [
  never('no-cycles', 'Two files that import each other are one file.', { path: '^src/' }, { circular: true }),
  never(
    'resolvable',
    'An import that leads nowhere is checked by no rule.',
    { path: '^src/' },
    { couldNotResolve: true }
  ),
  never(
    'program-without-tests',
    'The program imports neither its tests nor its scripts.',
    { path: '^src/' },
    { path: '^(?:test|scripts|build)/' }
  ),
  never(
    'program-brings-its-packages',
    'What the main process imports is not bundled: it stands in dependencies. (Electron itself is the host.)',
    { path: '^src/main/' },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '(?:^|/)node_modules/electron/' }
  ),

  never(
    'shared-imports-zod-only',
    'src/shared is known to every layer and knows none.',
    { path: '^src/shared/' },
    { pathNot: ['^src/shared/', '(?:^|/)node_modules/zod/'] }
  ),
  never(
    'engine-knows-no-shell',
    'The engine runs under any shell and knows none.',
    { path: '^src/main/engine/' },
    { path: '^src/(?:main/(?:desktop|http|cli)|preload|renderer)/' }
  ),
  never(
    'http-enters-engine-by-its-door',
    'Of the engine, http may import engine.ts and ports.ts.',
    { path: '^src/main/http/' },
    { path: '^src/main/engine/', pathNot: engineDoors }
  ),
  never(
    'cli-enters-engine-by-its-doors',
    'Of the engine, cli may import engine.ts, ports.ts, the doctor, the export, the simulator, the producer, the settings and the folder lock.',
    { path: '^src/main/cli/' },
    { path: '^src/main/engine/', pathNot: engineDoorsOfCli }
  ),
  never(
    'desktop-enters-engine-by-its-door',
    'Of the engine, desktop may import engine.ts and ports.ts.',
    { path: '^src/main/desktop/' },
    { path: '^src/main/engine/', pathNot: engineDoors }
  ),
  never(
    'http-knows-no-other-shell',
    'http is hosted by the others and knows none of them.',
    { path: '^src/main/http/' },
    { path: '^src/(?:main/(?:desktop|cli)|preload|renderer)/' }
  ),
  never(
    'cli-knows-no-desktop',
    'The command runs where no desktop is.',
    { path: '^src/main/cli/' },
    { path: '^src/(?:main/desktop|preload|renderer)/' }
  ),
  never(
    'desktop-enters-http-by-its-door',
    'Of http, desktop may import the function that starts it.',
    { path: '^src/main/desktop/' },
    { path: '^src/(?:main/(?:cli|http/.+/)|preload|renderer)/' }
  ),
  never(
    'preload-imports-electron-and-types',
    'The preload is the wall between the page and the machine: electron, and types of src/shared.',
    { path: '^src/preload/' },
    { pathNot: ['^src/(?:preload|shared)/', '(?:^|/)node_modules/electron/'] }
  ),
  never(
    'preload-takes-types-from-shared',
    'Values of src/shared would bring zod into the preload.',
    { path: '^src/preload/' },
    { path: '^src/shared/', dependencyTypesNot: ['type-only'] }
  ),
  never(
    'page-knows-no-machine',
    'The page runs in a browser: src/renderer, src/shared and packages for the browser.',
    { path: '^src/renderer/' },
    { path: '^src/', pathNot: '^src/(?:renderer|shared)/' }
  ),
  never(
    'page-imports-no-node',
    'The page runs in a browser, which has no modules of Node.',
    { path: '^src/renderer/' },
    { dependencyTypes: ['core'] }
  ),
  never(
    'page-takes-types-from-the-contract',
    'Values of the contract and the domain would bring zod into the page; pure values are in src/shared/figures.',
    { path: '^src/renderer/' },
    { path: '^src/shared/(?:domain/|contract\\.ts$)', dependencyTypesNot: ['type-only'] }
  ),

  door('electron-by-desktop', 'electron', ['^src/main/desktop/', '^src/preload/']),
  door('kafka-by-its-source', 'kafkajs|kafkajs-snappy|lz4-napi', ['^src/main/engine/sources/kafka']),
  door('schedule-by-croner', 'croner', ['^src/main/engine/report/schedule\\.ts$']),
  door('mail-by-smtp', 'nodemailer', ['^src/main/engine/mail/smtp-transport\\.ts$']),
  door('time-zones-by-the-report', 'luxon', ['^src/main/engine/report/']),
  door('pdf-viewer-by-reports', 'pdfjs-dist', ['^src/renderer/pages/reports/']),
  door('parquet-by-the-export', 'hyparquet-writer', ['^src/main/engine/export/']),
  door('pdf-by-its-sheet', 'pdfkit', ['^src/main/engine/report/pdf/sheet\\.ts$']),
  door('sqlite-by-the-store', 'better-sqlite3', ['^src/main/engine/store/']),
  door('http-server-by-http', 'fastify|@fastify/[^/]+', ['^src/main/http/']),
  door('plotly-by-charts', 'plotly\\.js-cartesian-dist-min', ['^src/renderer/charts/']),
  door('command-line-by-cli', 'commander', ['^src/main/cli/']),
  door('log-by-main', 'pino', ['^src/main/'])
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden,
  options: {
    // dependency-cruiser cannot read TypeScript with TypeScript 7 (it finds 0 modules and is content); swc can.
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    doNotFollow: { path: '(?:^|/)node_modules/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'require', 'default']
    }
  }
}
