export const floorOrders = ['bike', 'attention', 'heart-rate', 'power', 'elapsed', 'name'] as const
/** How tiles are ordered: by bike number, or by what needs a look first. */
export type FloorOrder = (typeof floorOrders)[number]

export const floorFilters = ['all', 'riding', 'attention', 'z1', 'z2', 'z3', 'z4', 'z5'] as const
/** Which bikes are shown. */
export type FloorFilter = (typeof floorFilters)[number]

export const floorSizes = ['auto', 's', 'm', 'l'] as const
/** How large tiles are; `auto` is as large as there is room for. */
export type FloorSize = (typeof floorSizes)[number]

/** What the floor's address says. What it does not say is what was chosen last on this machine. */
export interface FloorSearch {
  readonly order?: FloorOrder
  readonly show?: FloorFilter
  readonly size?: FloorSize
  /** The ride whose drawer is open. */
  readonly ride?: number
}

const oneOf = <Value extends string>(values: readonly Value[], given: unknown): Value | undefined =>
  values.find((value) => value === given)

/** Reads an address; what it does not know it leaves out. */
export function parseFloorSearch(search: Record<string, unknown>): FloorSearch {
  const order = oneOf(floorOrders, search.order)
  const show = oneOf(floorFilters, search.show)
  const size = oneOf(floorSizes, search.size)
  const { ride } = search
  return {
    ...(order === undefined ? {} : { order }),
    ...(show === undefined ? {} : { show }),
    ...(size === undefined ? {} : { size }),
    ...(typeof ride === 'number' && Number.isSafeInteger(ride) && ride > 0 ? { ride } : {})
  }
}
