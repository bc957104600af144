/** The topic the simulated fleet stands for; its data lives in a world of its own. */
export const sampleTopic = 'sample-fleet'
