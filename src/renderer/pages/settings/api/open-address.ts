/** Whether an address to listen at, as it is typed, is one that other machines can reach. False for what is no address. */
export function isOpenAddress(text: string): boolean {
  const address = text.trim().toLowerCase()
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return !address.startsWith('127.')
  if (!/^[0-9a-f:.]*:[0-9a-f:.]*$/.test(address)) return false
  return !/^(0{0,4}:)*:?0{0,3}1$/.test(address) && !address.startsWith('::ffff:127.')
}
