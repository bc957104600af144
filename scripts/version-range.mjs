/**
 * Whether a version lies within a range of package.json's `engines`. Understands what stands there: `^20.19`,
 * `>=22.12` and alternatives with `||`. Anything else is an error, so that a range is never misread in silence.
 *
 * @param {string} version such as `20.19.4` or `v22.12.0`; a pre-release suffix is passed over
 * @param {string} range
 * @returns {boolean}
 */
export function isInRange(version, range) {
  const actual = numbersOf(version)
  return range.split('||').some((alternative) => {
    const match = /^\s*(\^|>=)\s*(\d+(?:\.\d+){0,2})\s*$/.exec(alternative)
    if (!match) throw new Error(`Not a range this script can read: "${range}"`)
    const least = numbersOf(/** @type {string} */ (match[2]))
    return compare(actual, least) >= 0 && (match[1] === '>=' || actual[0] === least[0])
  })
}

/**
 * @param {string} version
 * @returns {[number, number, number]}
 */
function numbersOf(version) {
  const [major = 0, minor = 0, patch = 0] = (version.replace(/^v/, '').split(/[-+]/)[0] ?? '').split('.').map(Number)
  return [major, minor, patch]
}

/**
 * @param {[number, number, number]} left
 * @param {[number, number, number]} right
 */
function compare(left, right) {
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2]
}
