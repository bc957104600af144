import high from '../../../resources/sounds/high.wav'
import low from '../../../resources/sounds/low.wav'
import medium from '../../../resources/sounds/medium.wav'

/** Addresses of the sounds, by how grave what they call for is: five tones, three, one. */
export const soundFiles = { high, medium, low } as const
