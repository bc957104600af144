/** Characters that turn the direction of what follows; in raw bytes they would let a message look like another. */
const turningCharacters = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Bytes of a stranger's message as text that is read in the order of the bytes. */
export const bytesText = (firstBytes: string): string => firstBytes.replace(turningCharacters, '\ufffd')
