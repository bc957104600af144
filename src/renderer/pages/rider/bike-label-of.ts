import type { Tile } from '../../../shared/domain/floor'

/** What people call the bike of that serial: as on the floor, else the serial itself. Null for an unknown serial. */
export const bikeLabelOf = (bikeSerial: string | null, tiles: readonly Tile[]): string | null =>
  bikeSerial === null ? null : (tiles.find((tile) => tile.bike_serial === bikeSerial)?.bike_label ?? bikeSerial)
