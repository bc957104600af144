import type { Dash } from 'plotly.js'

/** A dash by its lengths, as "6px,3px": Plotly draws it, though its types know dashes by name only. */
export const dashOf = (lengths: `${number}px,${number}px`): Dash => lengths as string as Dash
