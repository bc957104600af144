/** Names as strangers may send them. A page shows them as text or says that there is none, and stays whole. */
export const hostileNames: readonly unknown[] = [
  '<img src=x onerror="document.title=\'owned\'">',
  '"><script>document.title="owned"</script>',
  'Anneliese-Wilhelmina van der Oosterhouten-Brandsma',
  '\u202egnihtemos desrever\u202c',
  'משה כהן',
  'محمد الأحمد',
  'Zoe\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 Combining',
  '👩‍👩‍👧‍👦 Family',
  '__proto__',
  '   ',
  '',
  null,
  4711,
  { first: 'Object' },
  `${'W'.repeat(400)} ${'i'.repeat(400)}`,
  'Line\nBreak\tTab',
  '<b>Bold</b> &amp; Co',
  'javascript:alert(1)',
  "Robert'); DROP TABLE rider;--",
  'Nul\u0000Byte'
]
