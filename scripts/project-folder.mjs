import { fileURLToPath } from 'node:url'

/** Absolute path of the checkout. Scripts go by it and not by the working folder, so that they run from anywhere. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url))
