import { foldText } from '../../shared/figures/fold-text'

/** The words of a query, folded. */
export const queryWords = (query: string): readonly string[] =>
  foldText(query)
    .split(' ')
    .filter((word) => word !== '')

/** Whether someone is typing an e-mail address. */
export const isEmailLike = (query: string): boolean => /@|\S\.\S/.test(query)
