/**
 * The rules of the house that no other tool checks, as a pure function over the text of files.
 *
 * @typedef {{ path: string, text: string }} SourceFile path relative to the checkout, with forward slashes
 */

const mostLines = 600

/** Switches and calls that open a hole: nothing in the program may so much as mention them. */
const forbiddenInProgram = [
  { word: 'webSecurity', why: 'it turns the page’s origin checks off' },
  { word: 'allowRunningInsecureContent', why: 'it lets a page load what anyone on the way can change' },
  { word: 'enableBlinkFeatures', why: 'it turns untested browser features on' },
  { word: 'experimentalFeatures', why: 'it turns untested browser features on' },
  { word: /rejectUnauthorized['"]?\s*:\s*false/, why: 'it accepts any certificate' },
  { word: 'dangerouslySetInnerHTML', why: 'what riders typed must never be read as HTML' },
  { word: 'innerHTML', why: 'what riders typed must never be read as HTML' },
  { word: /new\s+Function\b/, why: 'the content security policy forbids code from text' },
  // dependency-cruiser does not see an import inside a type.
  {
    word: /\bimport\(\s*(['"])[^'"]+\1\s*\)\s*\.\s*[A-Z]/,
    why: 'write `import type`, which the import rules can check'
  },
  { word: /\btypeof\s+import\(/, why: 'write `import type`, which the import rules can check' }
]

/** Names that say nothing about what a file or folder holds. */
const emptyName = /^(utils?|helpers?|commons?|managers?|misc)$/

/**
 * @param {readonly SourceFile[]} files
 * @returns {string[]} one line for each breach: where, what and why
 */
export function findBreaches(files) {
  return files.flatMap((file) => [
    ...emptyNamesIn(file.path),
    ...tooLong(file),
    ...(file.path.startsWith('src/') ? forbiddenWordsIn(file) : [])
  ])
}

/** @param {string} path */
function emptyNamesIn(path) {
  return path
    .split('/')
    .filter((part) => (part.split('.')[0] ?? '').split('-').some((word) => emptyName.test(word)))
    .map((part) => `${path}: "${part}" does not say what it holds`)
}

/** @param {SourceFile} file */
function tooLong({ path, text }) {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  return lines > mostLines ? [`${path}: ${lines} lines, more than ${mostLines}: it holds more than one thing`] : []
}

/** @param {SourceFile} file */
function forbiddenWordsIn({ path, text }) {
  return text.split('\n').flatMap((line, index) =>
    forbiddenInProgram
      .filter(({ word }) => (typeof word === 'string' ? line.includes(word) : word.test(line)))
      .slice(0, 1)
      .map(({ word, why }) => `${path}:${index + 1}: ${typeof word === 'string' ? word : line.trim()}: ${why}`)
  )
}
