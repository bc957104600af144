/** The topic has the name of the one that was read, and as many messages or more, but they are others. */
export class MadeAnewError extends Error {
  override readonly name = 'MadeAnewError'
}
