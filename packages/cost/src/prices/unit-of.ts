import { priceUnits } from './price-units.ts'

/** The unit that a price of this name has; undefined for a name that no bill asks for. */
export function unitOf(name: string): string | undefined {
  if (Object.hasOwn(priceUnits, name)) return priceUnits[name as keyof typeof priceUnits]
  return /^(sagemaker-endpoint|batch-transform)\.ml\.\w+\.\w+$/.test(name) ? 'instance-hour' : undefined
}
