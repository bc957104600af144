export { createFleet, type Fleet, type FleetOptions } from './fleet'
export { type PacedMessage, pacedMessages } from './paced-messages'
export { createSimulatorSource } from './simulator-source'
