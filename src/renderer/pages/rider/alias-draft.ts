/** UTF-16 units, as the console checks it. */
export const longestAlias = 40

/** What the field means: null for an empty one. Signs that do not print are none of an alias. */
export function aliasFrom(text: string): { readonly ok: true; readonly value: string | null } | { readonly ok: false } {
  const alias = text.trim()
  if (alias === '') return { ok: true, value: null }
  return alias.length <= longestAlias && /^\P{C}+$/u.test(alias) ? { ok: true, value: alias } : { ok: false }
}
