/** Names of all time zones, in their order. UTC is none of a place, and wanted all the same. */
export const allZones = (): readonly string[] => {
  const zones = Intl.supportedValuesOf('timeZone')
  return zones.includes('UTC') ? zones : [...zones, 'UTC']
}

/** Whether the browser knows a zone by this name, also by a newer one than it lists. An offset is no name. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** What places are called today that browsers list by a former name. */
const namesOfToday: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Asmara',
  'America/Buenos_Aires': 'Argentina',
  'America/Coral_Harbour': 'Atikokan',
  'America/Godthab': 'Nuuk',
  'America/Indianapolis': 'Indiana',
  'Asia/Calcutta': 'Kolkata India',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh',
  'Atlantic/Faeroe': 'Faroe',
  'Europe/Kiev': 'Kyiv',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk'
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Those of which every word of the query begins a word: "new york" is America/New_York. All for an empty query. */
export function matchZones(zones: readonly string[], query: string): readonly string[] {
  const wanted = wordsOf(query)
  return zones.filter((zone) => {
    const own = wordsOf(`${zone} ${namesOfToday[zone] ?? ''}`)
    return wanted.every((word) => own.some((candidate) => candidate.startsWith(word)))
  })
}
