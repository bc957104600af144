import type { ApiState } from '../../shared/domain/access'

/** The REST API of a console that serves none. */
export const apiOff: ApiState = { is_on: false, url: null, is_open: false, is_encrypted: false, problem: null }
