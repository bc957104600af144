// Checks who imports whom in src/ against .dependency-cruiser.mjs. Part of `npm run check`.
import { cruise } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { projectFolder } from './project-folder.mjs'

/** The tree holds more: fewer mean that the reader of TypeScript is gone, and every rule with it. */
const fewestModules = 50

// It resolves paths against the working folder.
process.chdir(projectFolder)
const { output } = await cruise(['src'], await extractOptions('./.dependency-cruiser.mjs'))
if (typeof output === 'string') throw new Error('dependency-cruiser gave text where its result was asked for')

const { violations, totalCruised } = output.summary
const ownModules = output.modules.filter(({ source }) => source.startsWith('src/')).length
for (const { rule, from, to, cycle } of violations) {
  process.stdout.write(`${rule.name}: ${[from, ...(cycle ? cycle.map(({ name }) => name) : [to])].join(' → ')}\n`)
  const comment = output.summary.ruleSetUsed?.forbidden?.find(({ name }) => name === rule.name)?.comment
  if (comment) process.stdout.write(`  ${comment}\n`)
}
if (ownModules < fewestModules) {
  process.stdout.write(
    `Only ${ownModules} modules of src/ were read, fewer than ${fewestModules}: the rules are blind.\n`
  )
}
process.stdout.write(
  `${ownModules} modules of src/ read (${totalCruised} in all), ${violations.length} forbidden imports\n`
)
process.exitCode = violations.length > 0 || ownModules < fewestModules ? 1 : 0
