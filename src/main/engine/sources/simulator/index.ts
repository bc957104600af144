export { createFleet, type Fleet, type FleetOptions } from './fleet'
export { type PacedOptions, pacedMessages } from './paced-messages'
export type { FleetMessage } from './partition-log'
export { createSimulatorSource, type SimulatorSourceOptions } from './simulator-source'
