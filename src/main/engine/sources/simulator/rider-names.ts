/** Invented names and places; whoever bears one of them in life is not meant. */
export const womensNames = [
  'Freya',
  'Marta',
  'Priya',
  'Zoë',
  'Anaïs',
  'Ingrid',
  'Nia',
  'Zofia',
  'Hana',
  'Aoife',
  'Lena',
  'Bea',
  'Imogen',
  'Chloé',
  'Sefa',
  'Ruth',
  'Dalia',
  'Mei',
  'Olga',
  'Tess',
  'Inés',
  'Signe',
  'Amara',
  'Yasmin',
  'Greta',
  'Noor'
] as const

export const mensNames = [
  'Tariq',
  'Luka',
  'Kofi',
  'Jonas',
  'Tobi',
  'Emre',
  'Otto',
  'Milo',
  'Ruben',
  'Søren',
  'Mateo',
  'Idris',
  'Björn',
  'Noah',
  'Callum',
  'Henry',
  'Ivo',
  'Pál',
  'Arjun',
  'Wes',
  'René',
  'Felix',
  'Duarte',
  'Jürgen',
  'Hamid',
  'Finn'
] as const

export const familyNames = [
  'Hart',
  'Kowalska',
  'Okafor',
  'Jensen',
  'Baker-Hughes',
  'Quinn',
  'Žižka',
  'Brandt',
  'Nowak',
  'Fernández',
  'Lindqvist',
  'O’Brien',
  'Yilmaz',
  'Osei',
  'Carter',
  'de Vries',
  'Singh',
  'Whitlock',
  'Müller',
  'Ashdown',
  'Romero',
  'Vance-Taylor',
  'Larkin',
  'Ito',
  'Dubois',
  'Sjöberg',
  'Mbeki-Lowe',
  'Haddad',
  'Castellano',
  'Underwood'
] as const

/** Most riders gave none. */
export const titles = ['', '', '', '', '', '', 'Mr ', 'Mrs ', 'Ms ', 'Miss ', 'Dr '] as const

export const streets = [
  'Juniper lane',
  'Harbour view',
  'Mill road',
  'Foundry court',
  'Orchard rise',
  'Station parade',
  'Canal walk',
  'Priory gardens',
  'Kestrel close',
  'Tanner row'
] as const

export const cities = [
  'Alderbury',
  'Port Alder',
  'Northwick',
  'East Hollow',
  'Saltmarsh',
  'Greyford',
  'Lake Ashby',
  'Stonebridge',
  'Upper Fennel'
] as const

export const originalSources = ['direct', 'google ads', 'social media', 'offline'] as const
