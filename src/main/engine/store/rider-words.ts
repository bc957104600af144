import { foldText } from '../../../shared/figures/fold-text'

/** The words a rider is found by, folded, one space between them: those of the name and of the e-mail address. */
export const riderWords = (name: string | null, email: string | null): string =>
  foldText(`${name ?? ''} ${email ?? ''}`)
