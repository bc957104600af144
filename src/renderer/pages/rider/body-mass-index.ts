/**
 * Body mass index, kg/m²: weight over height squared (Quetelet; WHO TRS 894). Null where a measure is unknown, or is none
 * that an adult or a growing child has, so that a wrong entry gives no figure.
 */
export function bodyMassIndex(heightCm: number | null, weightKg: number | null): number | null {
  if (heightCm === null || weightKg === null) return null
  if (heightCm < 100 || heightCm > 250 || weightKg < 20 || weightKg > 400) return null
  return weightKg / (heightCm / 100) ** 2
}
