import { type English, english } from './en'

/** `{name}` placeholders of a sentence, as a union of names. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

type Forms = { readonly one: string; readonly other: string }
type TextOf<Entry> = Entry extends Forms ? Entry['one'] | Entry['other'] : Entry extends string ? Entry : never
/** A counted sentence is chosen by `count`; it shows `{count}` itself, so that the caller formats the number. */
type Counted<Entry> = Entry extends Forms ? { readonly quantity: number } : unknown
type ParametersOf<Entry> = { readonly [Name in Placeholders<TextOf<Entry>>]: string | number } & Counted<Entry>

export type TextKey = keyof English
type Arguments<Key extends TextKey> = English[Key] extends Forms
  ? [parameters: ParametersOf<English[Key]>]
  : Placeholders<TextOf<English[Key]>> extends never
    ? []
    : [parameters: ParametersOf<English[Key]>]

const plural = new Intl.PluralRules('en')

/**
 * One sentence of the page by its key, with its placeholders filled in. Values go in as plain text. Entries with forms
 * are chosen by `quantity`.
 */
export function t<Key extends TextKey>(key: Key, ...[parameters]: Arguments<Key>): string {
  const values = (parameters ?? {}) as Readonly<Record<string, string | number>>
  const entry: string | Forms = english[key]
  const text =
    typeof entry === 'string' ? entry : plural.select(Number(values.quantity)) === 'one' ? entry.one : entry.other
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
