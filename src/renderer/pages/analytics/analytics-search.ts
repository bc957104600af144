import type { RidePeriod } from '../../../shared/domain/ride-filter'
import { parseRideFilter, type RideFilterSearch } from '../../ui/filters/ride-filter-search'

/** What is shown where the address names no period: enough weeks for a week to be one. */
export const usualPeriod = '30d' satisfies RidePeriod

/** Reads an address; what it does not know it leaves out. */
export const parseAnalyticsSearch = (given: Readonly<Record<string, unknown>>): RideFilterSearch =>
  parseRideFilter(given, usualPeriod)
